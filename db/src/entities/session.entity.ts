import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { tellsAccessChange } from './access-change.ts';
import { Staff } from './staff.entity.ts';

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  comment: 'Signed-in devices of staff',
  triggers: [tellsAccessChange('session', 'id')],
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    tokenHash: p.string().length(64).unique().hidden().comment('SHA-256 of the cookie, hexadecimal'),
    staff: () => p.manyToOne(Staff).deleteRule('cascade').index(),
    browser: p.string().length(80).comment('In plain words, such as Firefox on Linux'),
    createdAt: p.datetime(),
    lastUsedAt: p.datetime().comment('Idle end counts from here'),
    expiresAt: p.datetime().index().comment('Absolute end, whatever the use'),
  },
});

/** A signed-in device of a member of staff; the token itself is never stored. */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);
