import { randomBytes } from 'node:crypto';

/** Crockford base32: no I, L, O or U, so that nothing is misread on paper or over the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;

/** A random code of `length` characters, 5 bits each, in groups of four: `7K3M-92QX`. */
export function newSpokenCode(length: number): string {
  const characters = [...randomBytes(length)].map((byte) => ALPHABET.charAt(byte & 31));
  return inGroups(characters.join(''));
}

/**
 * Reads a code as people type it: lower case, spaces and dashes anywhere, `O` for 0, `I` or `L` for 1.
 * @returns the code in its one form; null when it cannot be one
 */
export function readSpokenCode(typed: string, length: number): string | null {
  const code = typed
    .replace(/[\s\p{Pd}\u00AD\u2212\u200B]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const isCode = code.length === length && [...code].every((character) => ALPHABET.includes(character));
  return isCode ? inGroups(code) : null;
}

function inGroups(code: string): string {
  return (code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');
}
