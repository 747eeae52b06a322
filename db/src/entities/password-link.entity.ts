import { defineEntity, p } from '@mikro-orm/core';
import { Staff } from './staff.entity.ts';

const PasswordLinkSchema = defineEntity({
  name: 'PasswordLink',
  tableName: 'password_link',
  comment: 'Links by which a member of staff sets a password, one a person',
  properties: {
    staff: () => p.oneToOne(Staff).owner().primary().ref().deleteRule('cascade'),
    tokenHash: p.string().length(64).unique().hidden().comment('SHA-256 of the token, hexadecimal'),
    expiresAt: p.datetime(),
  },
});

/** A link that sets a password once; used, it is deleted. */
export class PasswordLink extends PasswordLinkSchema.class {}
PasswordLinkSchema.setClass(PasswordLink);
