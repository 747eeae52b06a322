/** More parts than any person's mail has. */
export const MOST_PARTS = 100;
/** Lines that look like borders between parts but are not declared; a text may well have some. */
const MOST_LOOKALIKES = 5_000;

/**
 * The bytes up to the part that is one too many: the parser would build each of millions of empty parts.
 * @returns the same bytes when there are not too many
 */
export function withinParts(raw: Buffer): Buffer {
  const characters = raw.toString('latin1');
  const borders = declaredBorders(characters);
  let parts = 0;
  let lookalikes = 0;
  for (const { 1: border = '', index } of characters.matchAll(/^--([^\r\n]*)/gm)) {
    if (borders.has(border.trimEnd())) parts++;
    else lookalikes++;
    if (parts > MOST_PARTS || lookalikes > MOST_LOOKALIKES) return raw.subarray(0, index);
  }
  return raw;
}

function declaredBorders(characters: string): Set<string> {
  const declared = characters.matchAll(/boundary[*\d]*\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s";]{1,200}))/gi);
  return new Set(Array.from(declared, ([, quoted, bare]) => quoted ?? bare ?? ''));
}
