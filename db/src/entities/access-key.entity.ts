import { defineEntity, p } from '@mikro-orm/core';
import { CaseFile } from './case-file.entity.ts';

const AccessKeySchema = defineEntity({
  name: 'AccessKey',
  tableName: 'access_key',
  comment: 'The key printed on the newest letter of a case',
  properties: {
    caseFile: () => p.oneToOne(CaseFile).owner().primary().ref().fieldName('case_id').deleteRule('cascade'),
    keyHash: p.string().length(64).hidden().comment('HMAC-SHA-256 of case and key, hexadecimal'),
    createdAt: p.datetime(),
  },
});

/** A key on paper that opens a case, as often as needed; the key itself is never stored. */
export class AccessKey extends AccessKeySchema.class {}
AccessKeySchema.setClass(AccessKey);
