import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { ACCESS_SCOPES } from './case-access.entity.ts';
import { Staff } from './staff.entity.ts';

const AccessTokenSchema = defineEntity({
  name: 'AccessToken',
  tableName: 'access_token',
  comment: 'Tokens with which scripts work in the name of a member of staff',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    tokenHash: p.string().length(64).unique().hidden().comment('SHA-256 of the token, hexadecimal'),
    staff: () => p.manyToOne(Staff).deleteRule('cascade').index(),
    name: p.string().length(100).comment('What it is for, in its owner’s words'),
    scope: p.enum(ACCESS_SCOPES),
    createdAt: p.datetime(),
    lastUsedAt: p.datetime().nullable(),
    expiresAt: p.datetime().index(),
  },
});

/** A personal access token; the token itself is never stored. Revoked, it is deleted. */
export class AccessToken extends AccessTokenSchema.class {}
AccessTokenSchema.setClass(AccessToken);
