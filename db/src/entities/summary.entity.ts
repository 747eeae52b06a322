import { defineEntity, p } from '@mikro-orm/core';
import { CaseFile } from './case-file.entity.ts';
import { contentOfEvent } from './case-content.ts';
import { Staff } from './staff.entity.ts';
import { onlyOfTheirEvents } from './row-rights.ts';

const SummarySchema = defineEntity({
  name: 'Summary',
  tableName: 'summary',
  comment: 'Versions of what a complaint is about: as it was read back to a caller, then each correction',
  policies: onlyOfTheirEvents('summary'),
  uniques: [{ name: 'summary_case_seq', properties: ['caseFile', 'seq'] }],
  properties: {
    ...contentOfEvent(),
    // The unique key above serves look-ups by case, so the index of its own is left out.
    caseFile: () => p.manyToOne(CaseFile).ref().fieldName('case_id').deleteRule('restrict'),
    author: () => p.manyToOne(Staff).ref().nullable().deleteRule('restrict').comment('Null: the customer'),
    text: p.text(),
    writtenAt: p.datetime(),
  },
});

/** One version of the summary of a complaint; the newest one counts, and none is ever changed. */
export class Summary extends SummarySchema.class {}
SummarySchema.setClass(Summary);
