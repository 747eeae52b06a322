import { COMMON_WORDS } from './common-words.ts';

const SHORTEST = 15;
const LONGEST = 1_000;
/** So many characters must be left once everything common is taken out. */
const OWN_CHARACTERS = 6;

const LOOK_ALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const SEQUENCES = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
  'qazwsxedcrfvtgb',
];

/**
 * What is wrong with a new password: too short, or put together from common passwords, sequences, repeats and its
 * owner's own name. No rules on kinds of characters, since those only make worse passwords (ASVS 5.0, 6.2).
 * @returns a sentence; null when it is good
 */
export function passwordProblem(password: string, owner: { name: string; email: string }): string | null {
  const length = [...password].length;
  if (length < SHORTEST)
    return `A password has at least ${SHORTEST} characters; a few unrelated words do well.`;
  if (length > LONGEST) return `A password has at most ${LONGEST.toLocaleString('en-GB')} characters.`;
  if (ownCharacters(password, wordsOf(owner)) >= OWN_CHARACTERS) return null;
  return 'This password is one of the first that are guessed: common words, sequences, repeats or your name. Take a few unrelated words.';
}

function wordsOf({ name, email }: { name: string; email: string }): string[] {
  return `${name} ${email}`
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);
}

/** How many different characters are left once all that is common is taken out. */
function ownCharacters(password: string, owners: string[]): number {
  const words = [...owners, ...COMMON_WORDS].sort((left, right) => right.length - left.length);
  const typed = withoutSequences(password.toLowerCase());
  const read = [...typed].map((character) => LOOK_ALIKES[character] ?? character).join('');
  const left = [typed, read].map((text) => words.reduce((rest, word) => rest.replaceAll(word, ''), text));
  return Math.min(...left.map((text) => new Set(text.replace(/[\p{N}\p{P}\p{S}\s]/gu, '')).size));
}

function withoutSequences(text: string): string {
  let rest = text.replace(/(.)\1{2,}/gu, '');
  for (const sequence of SEQUENCES) {
    for (let length = sequence.length; length >= 4; length--) {
      for (let start = 0; start + length <= sequence.length; start++) {
        rest = rest.replaceAll(sequence.slice(start, start + length), '');
      }
    }
  }
  return rest;
}
