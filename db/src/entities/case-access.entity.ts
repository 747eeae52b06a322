import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { tellsAccessChange } from './access-change.ts';
import { CaseFile } from './case-file.entity.ts';
import { onlyOfTheirCase } from './row-rights.ts';

/** What a customer's device may do with a case. */
export const ACCESS_SCOPES = ['READ', 'ACT'] as const;
export type AccessScope = (typeof ACCESS_SCOPES)[number];

/** What opened a case on a device. */
export const ACCESS_WAYS = ['FORM', 'CODE', 'LINK', 'KEY', 'DASHBOARD'] as const;
export type AccessWay = (typeof ACCESS_WAYS)[number];

const CaseAccessSchema = defineEntity({
  name: 'CaseAccess',
  tableName: 'case_access',
  comment: 'Devices of customers and the cases that each may open',
  policies: onlyOfTheirCase,
  uniques: [{ properties: ['deviceHash', 'caseFile'] }],
  triggers: [tellsAccessChange('device', 'device_hash')],
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    deviceHash: p.string().length(64).hidden().comment('SHA-256 of the device’s cookie, hexadecimal'),
    caseFile: () => p.manyToOne(CaseFile).ref().fieldName('case_id').deleteRule('cascade').index(),
    scope: p.enum(ACCESS_SCOPES),
    openedBy: p.enum(ACCESS_WAYS),
    browser: p.string().length(80).comment('In plain words, such as Safari on an iPhone'),
    grantedAt: p.datetime(),
    lastUsedAt: p.datetime().comment('Idle end counts from here'),
    expiresAt: p.datetime().index().comment('Absolute end, whatever the use'),
    replacedBy: p
      .uuid()
      .nullable()
      .comment('The same device under its new cookie; this one ends as soon as answers on the way arrived'),
  },
});

/** That a customer's device may open a case; the device's token itself is never stored. */
export class CaseAccess extends CaseAccessSchema.class {}
CaseAccessSchema.setClass(CaseAccess);
