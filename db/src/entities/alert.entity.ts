import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { CaseFile } from './case-file.entity.ts';
import { Staff } from './staff.entity.ts';
import type { StoredDeadlineKind } from './codes.ts';

/** Why a member of staff is alerted. */
export const ALERT_KINDS = ['DUE_SOON', 'OVERDUE'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

const AlertSchema = defineEntity({
  name: 'Alert',
  tableName: 'alert',
  comment: 'What staff are told by the clocks: once per person, case, kind and due time',
  uniques: [{ name: 'alert_once', properties: ['staff', 'caseFile', 'kind', 'deadlineKind', 'dueAt'] }],
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    staff: () => p.manyToOne(Staff).ref().deleteRule('cascade'),
    caseFile: () => p.manyToOne(CaseFile).ref().fieldName('case_id').deleteRule('cascade').index(),
    kind: p.enum(ALERT_KINDS),
    deadlineKind: p.string().$type<StoredDeadlineKind>().length(30),
    dueAt: p.datetime(),
    raisedAt: p.datetime(),
    seenAt: p.datetime().nullable(),
  },
});

/** A reminder before a due time, or the word that one was missed. */
export class Alert extends AlertSchema.class {}
AlertSchema.setClass(Alert);
