import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { manyLines, oneLine } from './clean-text.ts';
import { htmlText } from './html-text.ts';
import type { IncomingMail, MailAttachment } from './incoming-mail.ts';
import { readableRest } from './readable-rest.ts';
import { addressesIn, senderOf } from './sender.ts';
import { MOST_PARTS, withinParts } from './within-parts.ts';

/** No mail is taken whole that is larger. */
export const LARGEST_MAIL_BYTES = 40 * 1024 * 1024;

const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024, forceRfc822Attachments: true };
const LONGEST_SUBJECT = 500;
const LONGEST_TEXT = 200_000;
/** As RFC 5322 has it. */
const LONGEST_MESSAGE_ID = 998;
const MOST_THREAD_IDS = 100;
/** Where a mail says to whom it went; the latter three are added by mail servers on the way. */
const RECIPIENT_HEADERS = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to'];

/** Reads a mail. What is broken, too deep or too large in it costs that part and never the mail. */
export async function readMail(raw: Buffer): Promise<IncomingMail> {
  const flaws: string[] = [];
  const bytes = withinParts(raw);
  if (bytes.length < raw.length) flaws.push(`It has more than ${MOST_PARTS} parts: the first were read.`);
  return mailOf(await parsed(bytes, flaws), flaws);
}

async function parsed(bytes: Buffer, flaws: string[]): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, LIMITS);
  } catch {
    flaws.push('It is broken or too deeply nested: only its plain text was read.');
  }
  return PostalMime.parse(readableRest(bytes), LIMITS);
}

function mailOf(email: Email, flaws: string[]): IncomingMail {
  const headers = headersOf(email);
  const first = (name: string): string => headers.get(name)?.[0] ?? '';
  return {
    headers,
    contentType: first('content-type').toLowerCase(),
    sender: senderOf(headers),
    recipients: addressesIn(headers, RECIPIENT_HEADERS),
    subject: oneLine(email.subject ?? '', LONGEST_SUBJECT),
    messageId: messageIdsIn(first('message-id'))[0] ?? null,
    threadIds: [...messageIdsIn(first('in-reply-to')), ...messageIdsIn(first('references')).reverse()],
    sentAt: dateOf(email.date),
    text: textOf(email),
    attachments: email.attachments.map(attachmentOf),
    flaws,
  };
}

function headersOf({ headers }: Email): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const { key, value } of headers) {
    const values = byName.get(key) ?? [];
    byName.set(key, [...values, value]);
  }
  return byName;
}

function textOf({ text = '', html = '' }: Email): string {
  const plain = manyLines(text, LONGEST_TEXT);
  return plain === '' ? manyLines(htmlText(html), LONGEST_TEXT) : plain;
}

function messageIdsIn(value: string): string[] {
  const ids = value.match(/<[^<>\s]+>/g) ?? [];
  return ids.filter((id) => id.length <= LONGEST_MESSAGE_ID).slice(-MOST_THREAD_IDS);
}

function dateOf(date: string | undefined): Date | null {
  const read = new Date(date ?? Number.NaN);
  // Years that the database cannot store are nobody's.
  return Math.abs(read.getTime()) < Date.UTC(9999, 0) ? read : null;
}

function attachmentOf({ filename, mimeType, content }: Attachment, index: number): MailAttachment {
  const ending = mimeType === 'message/rfc822' ? '.eml' : '';
  return {
    name: oneLine(filename ?? '', 200) || `attachment-${index + 1}${ending}`,
    mediaType: oneLine(mimeType, 100),
    bytes: typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer),
  };
}
