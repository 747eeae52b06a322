import { defineEntity, p } from '@mikro-orm/core';
import { contentOfEvent } from './case-content.ts';
import { Staff } from './staff.entity.ts';
import { onlyOfTheirEvents } from './row-rights.ts';

/** What a reviewer decides about our earlier answer. */
export const ESCALATION_DECISIONS = ['CONFIRMED', 'CHANGED', 'OVERTURNED'] as const;
export type EscalationDecision = (typeof ESCALATION_DECISIONS)[number];

const EscalationSchema = defineEntity({
  name: 'Escalation',
  tableName: 'escalation',
  comment: 'The customer asks that someone independent looks again',
  policies: onlyOfTheirEvents('escalation'),
  uniques: [{ name: 'escalation_case_seq', properties: ['caseFile', 'seq'] }],
  properties: {
    ...contentOfEvent(),
    level: p.integer().comment('1: senior review, 2: executive review'),
    reason: p.text(),
    desiredOutcome: p.text(),
    requestedAt: p.datetime(),
    decision: p.enum(ESCALATION_DECISIONS).nullable(),
    summary: p.text().nullable(),
    explanation: p.text().nullable(),
    decidedBy: () => p.manyToOne(Staff).ref().nullable().deleteRule('restrict'),
    decidedAt: p.datetime().nullable(),
  },
});

/** One round of looking again, level 1 or 2. */
export class Escalation extends EscalationSchema.class {}
EscalationSchema.setClass(Escalation);
