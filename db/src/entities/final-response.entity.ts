import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { CaseFile } from './case-file.entity.ts';
import { Staff } from './staff.entity.ts';
import { onlyOfTheirEvents } from './row-rights.ts';

/** What we decided about a complaint (DISP 1.6.2R(1)). */
export const DECISIONS = ['UPHELD', 'PARTLY_UPHELD', 'NOT_UPHELD'] as const;
export type Decision = (typeof DECISIONS)[number];

const FinalResponseSchema = defineEntity({
  name: 'FinalResponse',
  tableName: 'final_response',
  comment: 'Our answer: decision, explanation, proposed resolution, and the fixed wording sent with it',
  policies: onlyOfTheirEvents('final_response'),
  uniques: [{ name: 'final_response_case_seq', properties: ['caseFile', 'seq'] }],
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    caseFile: () => p.manyToOne(CaseFile).ref().fieldName('case_id').deleteRule('restrict'),
    seq: p.integer().comment('The case event that issued it'),
    decision: p.enum(DECISIONS),
    summary: p.text().comment('Plain summary, read first'),
    explanation: p.text(),
    proposedResolution: p.text(),
    redressPence: p.integer().nullable().comment('Money offered, in pence; null when none'),
    referralWording: p
      .text()
      .comment('Fixed wording about the outside bodies, as sent; never edited by hand'),
    issuedBy: () => p.manyToOne(Staff).ref().deleteRule('restrict'),
    issuedAt: p.datetime(),
  },
});

/** Our answer to the complaint; a case gets a new one only when it was reopened. */
export class FinalResponse extends FinalResponseSchema.class {}
FinalResponseSchema.setClass(FinalResponse);
