/** What tells who wrote what in answer to what, and whether it was a program. */
const KEPT = new Set([
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'delivered-to',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'return-path',
  'auto-submitted',
  'precedence',
  'list-id',
  'x-loop',
]);
const MOST_LINES = 40;
const LONGEST_LINE = 4_000;
const LONGEST_BODY = 500_000;
const END_OF_HEAD = /\r?\n\r?\n/;

/** Of a mail that cannot be parsed, a small one that can: the headers that matter, and the first text in it. */
export function readableRest(raw: Buffer): Buffer {
  const characters = raw.toString('latin1');
  const [head, body] = split(characters);
  const lines = unfolded(head).filter((line) => KEPT.has(nameOf(line)));
  const kept = lines.slice(0, MOST_LINES).map((line) => line.slice(0, LONGEST_LINE));
  const text = firstPart(body, 'text/plain') ?? firstPart(body, 'text/html') ?? wholeBody(head, body);
  return Buffer.from([...kept, text].join('\r\n'), 'latin1');
}

/** A part of this type, with the headers that tell how it is written. */
function firstPart(body: string, type: string): string | null {
  const start = new RegExp(`^content-type:[ \\t]*${type}`, 'im').exec(body)?.index;
  if (start === undefined) return null;
  // Headers of the part may stand before its type.
  const above =
    body
      .slice(Math.max(0, start - 1_000), start)
      .split(END_OF_HEAD)
      .at(-1) ?? '';
  const [below, content] = split(body.slice(start));
  const lines = unfolded(`${above.replace(/^--.*$/gm, '')}\n${below}`).filter((line) => isAboutCoding(line));
  const end = /^--/m.exec(content)?.index ?? content.length;
  return written(lines, content.slice(0, end));
}

function wholeBody(head: string, body: string): string {
  const lines = unfolded(head).filter((line) => isAboutCoding(line) && !/multipart\//i.test(line));
  return written(lines, body);
}

function written(headers: string[], content: string): string {
  return [...headers.slice(0, 4), '', content.slice(0, LONGEST_BODY)].join('\r\n');
}

function isAboutCoding(line: string): boolean {
  return ['content-type', 'content-transfer-encoding'].includes(nameOf(line));
}

function split(characters: string): [head: string, rest: string] {
  const found = END_OF_HEAD.exec(characters);
  if (found === null) return [characters, ''];
  return [characters.slice(0, found.index), characters.slice(found.index + found[0].length)];
}

function unfolded(head: string): string[] {
  return head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
}

function nameOf(line: string): string {
  return line
    .slice(0, Math.max(0, line.indexOf(':')))
    .trim()
    .toLowerCase();
}
