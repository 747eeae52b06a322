import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CaseFile } from '@desk/db';
import type { Temporal } from 'temporal-polyfill';
import { dateOf } from '../clock.ts';
import type { Desk } from '../context.ts';
import { messageIdOf, replyAddress, replyToken } from '../notifications/reply-address.ts';
import type { MailSource } from '../intake/incoming-mail.ts';
import { complaintsAddress } from '../intake/ourselves.ts';

export const CORPUS_FOLDER = resolve(import.meta.dirname, '../intake/corpus');

/** What stands for the double braces in a mail of the corpus, of the case that its replies belong to. */
export interface MailWords {
  caseId: string;
  fill: Record<string, string>;
}

/** The addresses and names that a customer of the case knows from our mails. */
export async function mailWords(desk: Desk, reference: string, otherReference: string): Promise<MailWords> {
  const { id } = await desk.orm.em.fork().findOneOrFail(CaseFile, { reference });
  const token = replyToken(desk.secrets, id);
  const address = complaintsAddress(desk);
  const fill = {
    COMPLAINTS: address,
    REPLY_ADDRESS: replyAddress(address, token),
    FORGED_ADDRESS: replyAddress(address, `${token.slice(0, -4)}aaaa`),
    OUR_MESSAGE_ID: messageIdOf(token, 3, 'ACKNOWLEDGEMENT', 'constrat.example'),
    REFERENCE: reference,
    OTHER_REFERENCE: otherReference,
    HUGE: 'x'.repeat(300_000),
  };
  return { caseId: id, fill };
}

/** The mail with its words put in. */
function filledIn(mail: Buffer, { fill }: MailWords): Buffer {
  const text = mail.toString('latin1').replace(/\{\{([A-Z_]+)\}\}/g, (_, name: string) => fill[name] ?? '');
  return Buffer.from(text, 'latin1');
}

/** A mail of the corpus about a case. @param turn makes it another mail than the same one of another turn */
export async function corpusMail(name: string, words: MailWords, turn = ''): Promise<Buffer> {
  const mail = await readFile(join(CORPUS_FOLDER, `${name}.eml`));
  const filled = filledIn(mail, words).toString('latin1');
  return Buffer.from(filled.replace('Message-ID: <', `Message-ID: <${turn}`), 'latin1');
}

/** A mail that came by SMTP just now, from somebody who can be answered. */
export function smtpMail(now: Temporal.Instant, changes: Partial<MailSource> = {}): MailSource {
  return {
    kind: 'SMTP',
    receivedAt: dateOf(now),
    returnPath: null,
    recipients: [],
    isCut: false,
    ...changes,
  };
}

/** A plain mail of a customer, as a mail program writes it. */
export function letter(words: { from: string; text: string; date?: string; to?: string }): Buffer {
  const { from, text, to = 'complaints@constrat.io', date = 'Mon, 23 Nov 2026 10:12:00 +0000' } = words;
  const lines = [
    `From: <${from}>`,
    `To: <${to}>`,
    'Subject: A matter',
    `Date: ${date}`,
    `Message-ID: <${randomUUID()}@mail.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
