import { p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { CaseFile } from './case-file.entity.ts';

/** The columns of every row that holds the words of one case event. */
export function contentOfEvent() {
  return {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    caseFile: () => p.manyToOne(CaseFile).ref().fieldName('case_id').deleteRule('restrict').index(),
    seq: p.integer().comment('The case event that these words belong to'),
  };
}
