import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';

/** What a member of staff may do; the policies of the API read it. */
export const STAFF_ROLES = ['HANDLER', 'MANAGER', 'DIRECTOR', 'AUDITOR'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

const StaffSchema = defineEntity({
  name: 'Staff',
  tableName: 'staff',
  comment: 'People who work on complaints',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    name: p.string().length(200),
    email: p.string().length(320).unique().comment('Lower case; the name used to sign in'),
    role: p.enum(STAFF_ROLES),
    passwordHash: p.text().hidden().comment('argon2id in PHC string form'),
    isActive: p.boolean().default(true).comment('False: may no longer sign in; history keeps the name'),
    isDemo: p.boolean().default(false).comment('Made by the demonstration; refused in production'),
    isOnDuty: p.boolean().default(false).comment('A manager who takes what no handler is there for'),
    awayUntil: p.datetime().nullable().comment('On leave until then: gets no new cases'),
  },
});

/** A member of staff: handler, manager, director or auditor. */
export class Staff extends StaffSchema.class {}
StaffSchema.setClass(Staff);
