import { defineEntity, p } from '@mikro-orm/core';
import { CaseFile } from './case-file.entity.ts';

const AccessCodeSchema = defineEntity({
  name: 'AccessCode',
  tableName: 'access_code',
  comment: 'The newest code sent to the contact of a case',
  properties: {
    caseFile: () => p.oneToOne(CaseFile).owner().primary().ref().fieldName('case_id').deleteRule('cascade'),
    codeHash: p.string().length(64).hidden().comment('HMAC-SHA-256 of case, purpose and code, hexadecimal'),
    triesLeft: p.integer(),
    expiresAt: p.datetime().index(),
  },
});

/** A code that opens a case once, within minutes. Used, it is deleted. */
export class AccessCode extends AccessCodeSchema.class {}
AccessCodeSchema.setClass(AccessCode);
