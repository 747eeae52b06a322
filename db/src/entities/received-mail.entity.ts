import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { CaseFile } from './case-file.entity.ts';
import { Staff } from './staff.entity.ts';
import { onlyOfTheirCase } from './row-rights.ts';

/** Who or what wrote a mail. */
export const MAIL_KINDS = ['PERSON', 'AUTO_REPLY', 'BOUNCE', 'LIST', 'OWN'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** What became of a mail. */
export const MAIL_STATES = [
  'OPENED_CASE',
  'ADDED_TO_CASE',
  'UNMATCHED',
  'IGNORED',
  'FILED',
  'DISMISSED',
] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** A file of a mail; its bytes are in the mail. */
export interface StoredMailAttachment {
  name: string;
  mediaType: string;
  byteSize: number;
  /** Why it is no evidence of the case; null when it is, or when the mail is in no case yet. */
  refusal: string | null;
}

const ReceivedMailSchema = defineEntity({
  name: 'ReceivedMail',
  tableName: 'received_mail',
  comment: 'Every mail that reached us, once, and what became of it',
  policies: onlyOfTheirCase,
  indexes: [{ name: 'received_mail_waiting', properties: ['state', 'receivedAt', 'id'] }],
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    mailKey: p
      .string()
      .length(64)
      .hidden()
      .unique()
      .comment('SHA-256 of Message-ID and sender, or of the whole mail'),
    source: p.enum(['SMTP', 'IMAP'] as const),
    kind: p.enum(MAIL_KINDS),
    state: p.enum(MAIL_STATES),
    reasons: p.json().$type<string[]>().comment('Why it was taken as it was, in whole sentences'),
    senderName: p.string().length(200),
    senderAddress: p.string().length(320).nullable().index(),
    subject: p.string().length(500),
    text: p.text().comment('All that it says'),
    newText: p.text().comment('Without what it quotes'),
    attachments: p.json().$type<StoredMailAttachment[]>(),
    messageId: p.string().length(998).nullable(),
    returnPath: p
      .string()
      .length(320)
      .nullable()
      .comment('Of the envelope; empty when its sender wants no answer'),
    sentAt: p.datetime().nullable().comment('As its sender says'),
    receivedAt: p.datetime().comment('When it reached us'),
    takenAt: p.datetime().comment('When it was taken in, later than it came after a standstill'),
    raw: p.blob().lazy().hidden().comment('The mail as it came'),
    caseFile: () =>
      p.manyToOne(CaseFile).ref().fieldName('case_id').nullable().deleteRule('restrict').index(),
    settledBy: () => p.manyToOne(Staff).ref().nullable().deleteRule('restrict'),
    settledAt: p.datetime().nullable(),
    dismissal: p.text().nullable().comment('Why it was put away'),
  },
});

/** A mail that reached us, and what became of it. */
export class ReceivedMail extends ReceivedMailSchema.class {}
ReceivedMailSchema.setClass(ReceivedMail);
