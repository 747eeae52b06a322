import type { IncomingMail } from './incoming-mail.ts';

/** As long as a complaint by the form may be, and no message is longer. */
const MOST_CHARACTERS = 10_000;
const REST = '\n\n[It goes on: the whole mail is kept.]';
const NO_WORDS = 'The mail has no words, only files.';

/** What happened, as a mail tells it: the subject belongs to it. */
export function complaintWords({ subject, text }: Pick<IncomingMail, 'subject' | 'text'>): string {
  return withinLimit([subject, text].filter((part) => part !== '').join('\n\n'));
}

/** What an answer says. @param text without what it quotes */
export function replyWords(text: string): string {
  return withinLimit(text);
}

function withinLimit(text: string): string {
  if (text.trim() === '') return NO_WORDS;
  if (text.length <= MOST_CHARACTERS) return text;
  return `${text.slice(0, MOST_CHARACTERS - REST.length).toWellFormed()}${REST}`;
}
