import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import type {
  StoredAwaiting,
  StoredCategory,
  StoredChannel,
  StoredClosure,
  StoredDeadline,
  StoredDeadlineKind,
  StoredRestriction,
  StoredStage,
} from './codes.ts';
import { Staff } from './staff.entity.ts';
import { onlyTheirCase } from './row-rights.ts';

/** Whoever changes a case and does not say by which calendar it counts, such as an older release beside us. */
const forgetsCalendar = {
  name: 'case_file_counted',
  timing: 'before' as const,
  events: ['update'] as 'update'[],
  forEach: 'row' as const,
  body: `if new.last_seq <> new.counted_seq then new.calendar_digest := ''; end if; return new`,
};

const CaseFileSchema = defineEntity({
  name: 'CaseFile',
  tableName: 'case_file',
  comment: 'Our file on one complaint: a projection of its events',
  policies: onlyTheirCase,
  triggers: [forgetsCalendar],
  indexes: [
    { name: 'case_file_next_due', properties: ['nextDueAt', 'id'] },
    { name: 'case_file_stage_next_due', properties: ['stage', 'nextDueAt', 'id'] },
    { name: 'case_file_handler_next_due', properties: ['handler', 'nextDueAt', 'id'] },
    { name: 'case_file_received', properties: ['receivedAt', 'id'] },
    { name: 'case_file_overdue', properties: ['isOverdue', 'nextDueAt', 'id'] },
    {
      name: 'case_file_restricted',
      expression: `create index case_file_restricted on case_file (id) where restriction is not null`,
    },
    {
      name: 'case_file_open_next_due',
      expression: `create index case_file_open_next_due on case_file (next_due_at, id) where stage <> 'CLOSED'`,
    },
    {
      // How many open cases somebody has is asked for each new one, however many they ever had.
      name: 'case_file_open_handler',
      expression: `create index case_file_open_handler on case_file (handler_id) where closed_at is null`,
    },
    {
      // Which open cases another calendar counted is asked at each start, however many there are.
      name: 'case_file_counted_by',
      expression: `create index case_file_counted_by on case_file (calendar_digest, id) where next_due_at is not null`,
    },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    reference: p.string().length(17).unique().comment('CON-7K3M-92QX-5TD'),
    stage: p.string().$type<StoredStage>().length(20),
    awaiting: p.string().$type<StoredAwaiting>().length(10).comment('US or CUSTOMER'),
    channel: p.string().$type<StoredChannel>().length(10),
    category: p.string().$type<StoredCategory>().length(20),
    closure: p
      .string()
      .$type<StoredClosure>()
      .length(20)
      .nullable()
      .comment('How it was closed; null while open'),
    escalationLevel: p.integer().default(0),
    isComplex: p.boolean().default(false),
    handler: () => p.manyToOne(Staff).ref().nullable().deleteRule('restrict'),
    reviewer: () => p.manyToOne(Staff).ref().nullable().deleteRule('restrict'),
    receivedAt: p.datetime().comment('When the complaint reached us, on any channel'),
    respondedAt: p.datetime().nullable(),
    acceptedAt: p.datetime().nullable().comment('When the customer accepted our response'),
    closedAt: p.datetime().nullable(),
    rootCause: p.string().length(40).nullable().comment('Code of the published procedure; set by closing'),
    isRated: p.boolean().default(false),
    hasReferralOutcome: p.boolean().default(false).comment('The outside body has decided'),
    missed: p
      .json()
      .$type<StoredDeadlineKind[]>()
      .default([])
      .comment('Kinds of the open deadlines whose due time has passed'),
    isOverdue: p.boolean().default(false).comment('Whether any is missed'),
    deadlines: p.json().$type<StoredDeadline[]>().comment('Open promises and limits, soonest first'),
    nextDueAt: p.datetime().nullable().comment('Soonest open promise; null when none is open'),
    nextDueKind: p.string().$type<StoredDeadlineKind>().length(30).nullable(),
    calendarDigest: p
      .string()
      .length(16)
      .default('')
      .comment('Of the calendar by which its dates were counted; empty: not known, or of several'),
    countedSeq: p.integer().default(0).comment('lastSeq when calendarDigest was last right'),
    procedureVersion: p.string().length(20).comment('Version of the procedure under which it was opened'),
    restriction: p
      .string()
      .$type<StoredRestriction>()
      .length(20)
      .nullable()
      .comment('Why its personal data may only be kept (UK GDPR, article 18); null: it may be used'),
    restrictedAt: p.datetime().nullable(),
    erasedAt: p.datetime().nullable().comment('When its personal data was erased'),
    lastSeq: p.integer().comment('seq of the newest event'),
    lastHash: p.string().length(64).comment('hash of the newest event: the head of the chain'),
  },
});

/** Our file on one complaint. `case` is a reserved word in TypeScript and SQL, hence the name. */
export class CaseFile extends CaseFileSchema.class {}
CaseFileSchema.setClass(CaseFile);
