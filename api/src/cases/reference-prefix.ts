const LONGEST_BODY = 11;

/**
 * The beginnings of stored reference numbers that somebody may mean who typed part of one in any form. Two when the
 * typed `CON` may be the prefix or the number itself; none when it cannot be part of a reference number, or reads as a
 * plain word: without a digit, its beginning has to be written with `CON`.
 */
export function referencePrefixes(typed: string): string[] {
  if (!/\d|^\s*con[\s\p{Pd}]/iu.test(typed)) return [];
  const characters = typed
    .replace(/[\s\p{Pd}\u00AD\u2212\u200B]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const bodies = characters.startsWith('C0N') ? [characters, characters.slice(3)] : [characters];
  return bodies.filter(isBeginning).map(asWritten);
}

function isBeginning(body: string): boolean {
  return body.length <= LONGEST_BODY && /^[0-9A-HJKMNP-TV-Z]+$/.test(body);
}

function asWritten(body: string): string {
  const groups = [body.slice(0, 4), body.slice(4, 8), body.slice(8)];
  return ['CON', ...groups.filter((group) => group !== '')].join('-');
}
