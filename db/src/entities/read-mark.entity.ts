import { defineEntity, p, PrimaryKeyProp } from '@mikro-orm/core';
import { CaseFile } from './case-file.entity.ts';
import { onlyOfTheirCase } from './row-rights.ts';

const ReadMarkSchema = defineEntity({
  name: 'ReadMark',
  tableName: 'read_mark',
  comment: 'How far the messages of a case were read: once for its customer, and for each member of staff',
  policies: onlyOfTheirCase,
  properties: {
    caseFile: () => p.manyToOne(CaseFile).primary().ref().fieldName('case_id').deleteRule('cascade'),
    reader: p.string().length(36).primary().comment('CUSTOMER, or the id of the member of staff'),
    upToSeq: p.integer().comment('The newest event that was read; it never goes back'),
    markedAt: p.datetime(),
  },
});

/** How far somebody read the messages of a case; not part of its history. */
export class ReadMark extends ReadMarkSchema.class {
  declare [PrimaryKeyProp]?: ['caseFile', 'reader'];
}
ReadMarkSchema.setClass(ReadMark);
