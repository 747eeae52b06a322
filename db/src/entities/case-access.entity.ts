import { defineEntity, p, PrimaryKeyProp } from '@mikro-orm/core';
import { CaseFile } from './case-file.entity.ts';

const CaseAccessSchema = defineEntity({
  name: 'CaseAccess',
  tableName: 'case_access',
  comment: 'Devices of customers and the cases that each may open',
  properties: {
    deviceHash: p
      .string()
      .length(64)
      .primary()
      .hidden()
      .comment('SHA-256 of the device’s cookie, hexadecimal'),
    caseFile: () => p.manyToOne(CaseFile).primary().ref().fieldName('case_id').deleteRule('cascade').index(),
    grantedAt: p.datetime(),
    expiresAt: p.datetime().index(),
  },
});

/** That a customer's device may open a case; the device's token itself is never stored. */
export class CaseAccess extends CaseAccessSchema.class {
  declare [PrimaryKeyProp]?: ['deviceHash', 'caseFile'];
}
CaseAccessSchema.setClass(CaseAccess);
