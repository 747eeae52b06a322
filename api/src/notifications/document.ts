/** One part of a notice; mail, HTML and letter show the same parts in their own ways. */
export type Block =
  | { kind: 'heading'; text: string }
  /** A line break within the text is kept. */
  | { kind: 'paragraph'; text: string }
  | { kind: 'facts'; facts: { name: string; value: string }[] }
  | { kind: 'list'; items: string[] }
  /** Words of a person, set apart from ours. */
  | { kind: 'quote'; text: string }
  | { kind: 'button'; label: string; url: string };

/** A notice in words, before it has a form. Everything in it is plain text. */
export interface NoticeDocument {
  /** BCP 47, such as `en`. */
  language: string;
  /** The subject of a mail, the title of a letter. */
  subject: string;
  blocks: Block[];
}

/** Heading with what belongs below it; nothing when there is nothing. */
export function section(heading: string, ...blocks: (Block | null)[]): Block[] {
  const present = blocks.filter((block) => block !== null);
  return present.length === 0 ? [] : [{ kind: 'heading', text: heading }, ...present];
}

/** The paragraphs of a text, which empty lines tell apart. */
export function paragraphs(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ kind: 'paragraph', text: part }));
}

/** The text on one line, without control characters: safe wherever a line end would begin something new. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- exactly these must not get through
  return text.replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, ' ').trim();
}
