import { defineEntity, p } from '@mikro-orm/core';
import { CaseFile } from './case-file.entity.ts';
import { onlyOfTheirCase } from './row-rights.ts';

const ComplaintSchema = defineEntity({
  name: 'Complaint',
  tableName: 'complaint',
  comment: 'What the customer told us; personal, erasable without breaking the history',
  policies: onlyOfTheirCase,
  indexes: [
    {
      name: 'complaint_words',
      expression: `create index complaint_words on complaint using gin (to_tsvector('english', what_happened))`,
    },
  ],
  properties: {
    caseFile: () => p.oneToOne(CaseFile).primary().fieldName('case_id').deleteRule('restrict'),
    whatHappened: p.text(),
    happenedOn: p.date().nullable(),
    desiredOutcome: p.text().nullable(),
    concerns: p.text().nullable().comment('Payment or account that it concerns'),
    supportNeeds: p.text().nullable(),
  },
});

/** What the customer told us: what happened, when, what they want. */
export class Complaint extends ComplaintSchema.class {}
ComplaintSchema.setClass(Complaint);
