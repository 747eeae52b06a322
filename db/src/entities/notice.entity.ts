import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { CaseFile } from './case-file.entity.ts';
import { onlyOfTheirCase } from './row-rights.ts';

/** What the customer is told of. */
export const NOTICE_KINDS = [
  'ACKNOWLEDGEMENT',
  'PROGRESS_UPDATE',
  'AUTOMATIC_UPDATE',
  'DELAY_EXPLAINED',
  'MARKED_COMPLEX',
  'INFORMATION_REQUESTED',
  'MESSAGE',
  'LIMIT_PASSED',
  'FINAL_RESPONSE',
  'ESCALATION_RECEIVED',
  'REVIEWER_ASSIGNED',
  'ESCALATION_DECIDED',
  'REFERRED',
  'REFERRAL_OUTCOME',
  'CLOSED',
  'REOPENED',
  'WITHDRAWN',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** By what way a notice reaches the customer; NONE: no way is known. */
export const NOTICE_CHANNELS = ['EMAIL', 'LETTER', 'PHONE', 'NONE'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** What became of a notice. */
export const NOTICE_STATES = [
  'WAITING',
  'SENT',
  'MUTED',
  'UNDELIVERABLE',
  'TO_POST',
  'POSTED',
  'WITH_STAFF',
] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

const NoticeSchema = defineEntity({
  name: 'Notice',
  tableName: 'notice',
  comment: 'What the customer is told of a case event, by mail, letter or phone: written with the event',
  policies: onlyOfTheirCase,
  uniques: [{ name: 'notice_once', properties: ['caseFile', 'seq', 'kind', 'channel'] }],
  indexes: [
    {
      name: 'notice_waiting',
      expression: `create index notice_waiting on notice (next_attempt_at, id) where state = 'WAITING'`,
    },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    caseFile: () => p.manyToOne(CaseFile).ref().fieldName('case_id').deleteRule('restrict'),
    seq: p.integer().comment('The case event that it tells of'),
    kind: p.enum(NOTICE_KINDS),
    channel: p.enum(NOTICE_CHANNELS).comment('Chosen again when it is sent: the contact may have changed'),
    state: p.enum(NOTICE_STATES).default('WAITING'),
    attempts: p.integer().default(0).comment('How often sending failed for a time'),
    nextAttemptAt: p.datetime(),
    madeAt: p.datetime(),
    sentAt: p.datetime().nullable(),
    failure: p.text().nullable().comment('Why the newest attempt failed, in the words of the mail server'),
  },
});

/** What the customer is told of one case event. */
export class Notice extends NoticeSchema.class {}
NoticeSchema.setClass(Notice);
