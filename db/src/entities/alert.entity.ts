import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { CaseFile } from './case-file.entity.ts';
import type { StoredDeadlineKind } from './codes.ts';
import { Notice } from './notice.entity.ts';
import { Staff } from './staff.entity.ts';

/** Why a member of staff is alerted. */
export const ALERT_KINDS = ['DUE_SOON', 'OVERDUE', 'CALL_CUSTOMER', 'REACH_BY_OTHER_CHANNEL'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

const AlertSchema = defineEntity({
  name: 'Alert',
  tableName: 'alert',
  comment: 'What staff are told by the desk itself: of a deadline or of a notice, each once per person',
  uniques: [
    { name: 'alert_once', properties: ['staff', 'caseFile', 'kind', 'deadlineKind', 'dueAt'] },
    { name: 'alert_once_per_notice', properties: ['staff', 'notice', 'kind'] },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    staff: () => p.manyToOne(Staff).ref().deleteRule('cascade'),
    caseFile: () => p.manyToOne(CaseFile).ref().fieldName('case_id').deleteRule('cascade').index(),
    kind: p.enum(ALERT_KINDS),
    deadlineKind: p.string().$type<StoredDeadlineKind>().length(30).nullable(),
    dueAt: p.datetime().nullable(),
    notice: () => p.manyToOne(Notice).ref().nullable().deleteRule('cascade'),
    raisedAt: p.datetime(),
    seenAt: p.datetime().nullable(),
  },
});

/** A reminder before a due time, the word that one was missed, or that a customer has to be reached by staff. */
export class Alert extends AlertSchema.class {}
AlertSchema.setClass(Alert);
