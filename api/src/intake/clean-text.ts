/** Marks that turn the direction of what stands around them: a name with one shows as another. */
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
// eslint-disable-next-line no-control-regex -- these are what it looks for
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;

/** One line that can stand in a header, a list or a letter, cut to a length. */
export function oneLine(text: string, maxLength: number): string {
  const line = text.toWellFormed().replace(TURNING, '').replace(CONTROL, ' ').replace(/\s+/g, ' ').trim();
  return cut(line, maxLength);
}

/** Text of several lines that the database can store: no NUL or other control characters, lines end in `\n`. */
export function manyLines(text: string, maxLength: number): string {
  const lines = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{4,}/g, '\n\n\n');
  return cut(lines.trim(), maxLength);
}

/** No longer than `maxLength`, and no character taken apart. */
function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
}
