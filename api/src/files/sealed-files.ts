import type { StoredFile } from '@desk/db';

/** What an event seals of a file: its name and, by its hash, every byte. */
export type SealedFile = Pick<StoredFile, 'id' | 'name' | 'sha256'>;

/** The content of an event together with its files; without any it is the words alone. */
export function withFiles(words: object, files: readonly SealedFile[]): object {
  if (files.length === 0) return words;
  const sealed = files.map(({ id, name, sha256 }) => ({ id, name, sha256 }));
  return { ...words, files: sealed.sort((left, right) => (left.id < right.id ? -1 : 1)) };
}
