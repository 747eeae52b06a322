import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { tellsAccessChange } from './access-change.ts';

/** What a member of staff may do; the policies of the API read it. */
export const STAFF_ROLES = ['HANDLER', 'MANAGER', 'DIRECTOR', 'AUDITOR'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/**
 * How staff sign in is read only where somebody does: it is lazy below, and the role of customers, who read names, has
 * no right to it.
 */
const StaffSchema = defineEntity({
  name: 'Staff',
  tableName: 'staff',
  comment: 'People who work on complaints',
  uniques: [{ properties: ['oidcIssuer', 'oidcSubject'] }],
  triggers: [tellsAccessChange('staff', 'id')],
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    name: p.string().length(200),
    email: p.string().length(320).unique().comment('Lower case; the name used to sign in'),
    role: p.enum(STAFF_ROLES),
    passwordHash: p
      .text()
      .nullable()
      .lazy()
      .hidden()
      .comment('argon2id in PHC string form; null until one is set'),
    totpSecret: p
      .text()
      .nullable()
      .lazy()
      .hidden()
      .comment('Sealed secret of the second factor; null without one'),
    isTotpOn: p.boolean().default(false).comment('True once a first code has proved the secret'),
    totpStep: p
      .integer()
      .default(0)
      .lazy()
      .comment('The newest time step whose code was used; none is used twice'),
    oidcIssuer: p
      .string()
      .length(300)
      .nullable()
      .lazy()
      .comment('Who vouches for this person by OpenID Connect'),
    oidcSubject: p
      .string()
      .length(255)
      .nullable()
      .lazy()
      .comment('The issuer’s name for this person; never changes'),
    isActive: p.boolean().default(true).comment('False: may no longer sign in; history keeps the name'),
    isDemo: p.boolean().default(false).comment('Made by the demonstration; refused in production'),
    isOnDuty: p.boolean().default(false).comment('A manager who takes what no handler is there for'),
    awayUntil: p.datetime().nullable().comment('On leave until then: gets no new cases'),
  },
});

/** A member of staff: handler, manager, director or auditor. */
export class Staff extends StaffSchema.class {}
StaffSchema.setClass(Staff);
