/** Shorter parts of a name are words too often to mean a person. */
const SHORTEST_PART = 3;

/**
 * Whether a complaint names a person, by first name, surname or both. Rather one too many: whoever shares a name with
 * somebody in the text just does not get this case (DISP 1.4.1R, impartial).
 */
export function isNamedIn(text: string, name: string): boolean {
  const words = new Set(wordsOf(text));
  return wordsOf(name).some((part) => part.length >= SHORTEST_PART && words.has(part));
}

function wordsOf(text: string): string[] {
  return text.toLocaleLowerCase('en-GB').match(/\p{L}+/gu) ?? [];
}
