/** Crockford base32: no I, L, O or U, so that nothing is misread or spells a word. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 10;
const LENGTH = RANDOM_CHARACTERS + 1;

/**
 * Weights alpha^0 … alpha^10 in GF(32) modulo x^5 + x^3 + 1, alpha = x^3 + x^2 + 1. Alpha has order 31, so the
 * weights are distinct and none is zero: every single wrong character and every swap of neighbours changes the sum.
 * Of all such fields and generators this one makes the published sample CON-7K3M-92QX-5TD a true reference.
 */
const ALPHA = 0b01101;
const MODULUS = 0b101001;
/** What each value times alpha is. */
const TIMES_ALPHA = Array.from({ length: ALPHABET.length }, (_, value) => multiply(value, ALPHA));

/** Why a typed reference number was refused. */
export type ReferenceProblem = 'EMPTY' | 'TOO_SHORT' | 'TOO_LONG' | 'BAD_CHARACTER' | 'WRONG_CHECK_CHARACTER';

/** The canonical reference number, or the problem and, for BAD_CHARACTER, the character as typed. */
export type ParsedReference =
  { ok: true; reference: string } | { ok: false; problem: ReferenceProblem; character?: string };

const VALUES = new Map<string, number>([
  ...[...ALPHABET].map((character, value) => [character, value] as const),
  ...[...ALPHABET].map((character, value) => [character.toLowerCase(), value] as const),
  ...[...'Oo'].map((misread) => [misread, 0] as const),
  ...[...'IiLl'].map((misread) => [misread, 1] as const),
]);

/**
 * A new reference number such as `CON-7K3M-92QX-5TD`: 50 random bits and one check character.
 * @param randomBytes a cryptographic source: returns as many random bytes as asked for
 */
export function newReference(randomBytes: (length: number) => Uint8Array): string {
  const random = [...randomBytes(RANDOM_CHARACTERS)].map((byte) => byte & 31);
  return format([...random, checkValue(random)]);
}

/**
 * Reads a reference number as people type it: lower case, spaces, any dashes, with or without `CON`, `O` for 0,
 * `I` or `L` for 1. Says nothing about whether such a case exists.
 */
export function parseReference(typed: string): ParsedReference {
  const characters = [...typed.replace(/[\s\p{Pd}\u00AD\u2212\u200B]/gu, '')];
  if (characters.length === 0) return { ok: false, problem: 'EMPTY' };

  // A body may itself begin with C0N, so only the length tells whether these three are the prefix.
  const hasPrefix = characters.length > LENGTH && /^c[o0]n/i.test(characters.join(''));
  const body = hasPrefix ? characters.slice(3) : characters;
  const values: number[] = [];
  for (const character of body) {
    const value = VALUES.get(character);
    if (value === undefined) return { ok: false, problem: 'BAD_CHARACTER', character };
    values.push(value);
  }
  if (values.length < LENGTH) return { ok: false, problem: 'TOO_SHORT' };
  if (values.length > LENGTH) return { ok: false, problem: 'TOO_LONG' };
  if (weightedSum(values) === 0) return { ok: true, reference: format(values) };

  // The prefix and two groups are as long as a whole body: then the last group is missing.
  const lacksLastGroup = !hasPrefix && /^\s*c[o0]n[\s\p{Pd}]/iu.test(typed);
  return { ok: false, problem: lacksLastGroup ? 'TOO_SHORT' : 'WRONG_CHECK_CHARACTER' };
}

function format(values: readonly number[]): string {
  const body = values.map((value) => ALPHABET.charAt(value)).join('');
  return `CON-${body.slice(0, 4)}-${body.slice(4, 8)}-${body.slice(8)}`;
}

/** The last weight is not zero, so exactly one value completes the sum to zero. */
function checkValue(random: readonly number[]): number {
  return [...ALPHABET].findIndex((_, value) => weightedSum([...random, value]) === 0);
}

/** Horner's rule from the last character, so that character i carries the weight alpha^i. */
function weightedSum(values: readonly number[]): number {
  return values.reduceRight((sum, value) => (TIMES_ALPHA[sum] ?? 0) ^ value, 0);
}

function multiply(left: number, right: number): number {
  let product = 0;
  for (let bit = 4; bit >= 0; bit--) {
    product <<= 1;
    if (product & 0b100000) product ^= MODULUS;
    if (right & (1 << bit)) product ^= left;
  }
  return product;
}
