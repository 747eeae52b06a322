import type { SendMailOptions } from 'nodemailer';
import { oneLine } from './document.ts';
import type { Mailbox } from './mailbox-address.ts';

/** A mail before it is handed over. */
export interface OutgoingMail {
  to: Mailbox;
  subject: string;
  text: string;
  html: string;
  /** BCP 47. */
  language: string;
  sentAt: Date;
  /** Known for mails about a case: the same however often it is sent. */
  messageId?: string;
  /** Where answers go, if not to the sender. */
  replyTo?: string;
  /** The Message-IDs of the mails before it in its thread, oldest first. */
  references?: string[];
  /** On behalf of which request it leaves, so that a mail can be found in the log. */
  requestId?: string | undefined;
  attachments?: { name: string; type: string; bytes: Buffer }[];
}

/**
 * The mail as nodemailer takes it. Its headers keep other robots from answering ours (RFC 3834), and nothing that a
 * person typed can begin a header of its own.
 */
export function messageOf(mail: OutgoingMail, from: Mailbox): SendMailOptions {
  const { references = [] } = mail;
  const before = references.at(-1);
  return {
    from: addressed(from),
    to: addressed(mail.to),
    envelope: { from: from.address, to: [oneLine(mail.to.address)] },
    subject: oneLine(mail.subject),
    date: mail.sentAt,
    text: mail.text,
    html: mail.html,
    ...(mail.messageId === undefined ? {} : { messageId: mail.messageId }),
    ...(mail.replyTo === undefined ? {} : { replyTo: addressed({ name: from.name, address: mail.replyTo }) }),
    ...(before === undefined ? {} : { inReplyTo: before, references }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'X-Loop': from.address,
      'Content-Language': mail.language,
      ...(mail.requestId === undefined ? {} : { 'X-Request-ID': mail.requestId }),
    },
    attachments: (mail.attachments ?? []).map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      content: bytes,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function addressed({ name, address }: Mailbox): { name: string; address: string } {
  return { name: oneLine(name ?? ''), address: oneLine(address) };
}
