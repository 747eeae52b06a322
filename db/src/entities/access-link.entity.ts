import { defineEntity, p } from '@mikro-orm/core';
import { ACCESS_SCOPES } from './case-access.entity.ts';
import { CaseFile } from './case-file.entity.ts';

const AccessLinkSchema = defineEntity({
  name: 'AccessLink',
  tableName: 'access_link',
  comment: 'Links that open a case once, in mails and for helpers',
  properties: {
    tokenHash: p.string().length(64).primary().hidden().comment('SHA-256 of the token, hexadecimal'),
    caseFile: () => p.manyToOne(CaseFile).ref().fieldName('case_id').deleteRule('cascade').index(),
    scope: p.enum(ACCESS_SCOPES),
    createdAt: p.datetime(),
    expiresAt: p.datetime().index(),
    usedAt: p.datetime().nullable(),
  },
});

/** A link that opens a case once; its token itself is never stored. */
export class AccessLink extends AccessLinkSchema.class {}
AccessLinkSchema.setClass(AccessLink);
