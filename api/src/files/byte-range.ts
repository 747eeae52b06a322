import type { ByteRange } from './storage.ts';

/**
 * What a `Range` header asks for of a file (RFC 9110, 14.2).
 * @returns null for the whole file: no header, one that cannot be read, several ranges; `UNSATISFIABLE` when there is
 * no byte in it
 */
export function byteRange(header: string | undefined, byteSize: number): ByteRange | 'UNSATISFIABLE' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') return suffix(Number(last), byteSize);
  if (last !== '' && Number(last) < Number(first)) return null;
  if (Number(first) >= byteSize) return 'UNSATISFIABLE';
  return { first: Number(first), last: last === '' ? byteSize - 1 : Math.min(Number(last), byteSize - 1) };
}

function suffix(length: number, byteSize: number): ByteRange | 'UNSATISFIABLE' {
  if (length === 0) return 'UNSATISFIABLE';
  return { first: Math.max(0, byteSize - length), last: byteSize - 1 };
}
