import { executePrepared, type CaseFile, type Contact, type Notice } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { newAccessLink } from '../access/access-link.ts';
import { dateOf } from '../clock.ts';
import { currentRequestId } from '../logs/request-id.ts';
import type { Desk } from '../context.ts';
import { domainOf } from './mailbox-address.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import { renderHtml } from './render/render-html.ts';
import { renderText } from './render/render-text.ts';
import { messageIdOf, replyAddress, replyToken, threadIdOf } from './reply-address.ts';
import { paperOf } from './paper.ts';
import { writeDocument } from './write-document.ts';

/** Long threads are told by their first mail and the newest before this one. */
const MOST_REFERENCES = 10;

/** Sends a notice by mail. @throws Error whose meaning `failureOf` tells */
export async function sendNotice(
  desk: Desk,
  em: SqlEntityManager,
  notice: Notice,
  caseFile: CaseFile,
  contact: Pick<Contact, 'name' | 'email'>,
): Promise<void> {
  const { secrets, post } = desk;
  const procedure = await desk.procedures.of(em, caseFile);
  const now = desk.clock.now();
  // In the transaction that marks the notice: a second connection for it could wait for this one without end.
  const way = { kind: 'LINK', url: newAccessLink(em, caseFile.id, now, desk.site) } as const;
  const form = { customer: contact.name, procedure, medium: 'MAIL', way } as const;
  const document = await writeDocument(em, notice, caseFile, form);
  const token = replyToken(secrets, caseFile.id);
  const domain = domainOf(post.from.address);
  const mail: OutgoingMail = {
    to: { name: contact.name, address: contact.email ?? '' },
    subject: document.subject,
    text: renderText(document),
    html: renderHtml(document),
    language: document.language,
    sentAt: dateOf(now),
    requestId: currentRequestId(),
    messageId: messageIdOf(token, notice.seq, notice.kind, domain),
    replyTo: replyAddress(post.from.address, token),
    references: [
      threadIdOf(token, domain),
      ...(await earlierMails(em, notice)).map(({ seq, kind }) => messageIdOf(token, seq, kind, domain)),
    ],
    attachments: await enclosures(desk, em, notice, caseFile),
  };
  await post.send(mail, em);
}

type EarlierMail = Pick<Notice, 'seq' | 'kind'>;

const earlierMailsSql = `
  select seq, kind from notice
   where case_id = $1 and seq < $2 and channel = 'EMAIL' and state = 'SENT'
   order by seq desc limit ${MOST_REFERENCES}`;

async function earlierMails(em: SqlEntityManager, { caseFile, seq }: Notice): Promise<EarlierMail[]> {
  return (await executePrepared<EarlierMail>(em, earlierMailsSql, [caseFile.id, seq])).reverse();
}

/** What the customer may want to keep or show to somebody comes as a letter too. */
async function enclosures(
  desk: Desk,
  em: SqlEntityManager,
  notice: Notice,
  caseFile: CaseFile,
): Promise<NonNullable<OutgoingMail['attachments']>> {
  const { kind } = notice;
  if (kind !== 'FINAL_RESPONSE' && kind !== 'ESCALATION_DECIDED') return [];
  const { name, bytes } = await paperOf(desk, em, notice, caseFile, { address: null, key: null });
  return [{ name, type: 'application/pdf', bytes }];
}
