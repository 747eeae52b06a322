import { defineEntity, p, PrimaryKeyProp } from '@mikro-orm/core';
import { Staff } from './staff.entity.ts';

const RecoveryCodeSchema = defineEntity({
  name: 'RecoveryCode',
  tableName: 'recovery_code',
  comment: 'What a member of staff signs in with when the second factor is lost',
  properties: {
    staff: () => p.manyToOne(Staff).primary().ref().deleteRule('cascade'),
    codeHash: p
      .string()
      .length(64)
      .primary()
      .hidden()
      .comment('HMAC-SHA-256 of person and code, hexadecimal'),
  },
});

/** A recovery code; used, it is deleted. */
export class RecoveryCode extends RecoveryCodeSchema.class {
  declare [PrimaryKeyProp]?: ['staff', 'codeHash'];
}
RecoveryCodeSchema.setClass(RecoveryCode);
