import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { CaseFile } from './case-file.entity.ts';
import { Staff } from './staff.entity.ts';

/** What a member of staff read. */
export const READ_KINDS = [
  'CASE',
  'MESSAGES',
  'HISTORY',
  'EVENTS',
  'FILE',
  'DOCUMENT',
  'EXPORT',
  'MAILS',
] as const;
export type ReadKind = (typeof READ_KINDS)[number];

/** Why they could: their part in the case, else their role. */
export const READ_BASES = [
  'THE_HANDLER',
  'THE_REVIEWER',
  'HANDLER',
  'MANAGER',
  'DIRECTOR',
  'AUDITOR',
] as const;
export type ReadBasis = (typeof READ_BASES)[number];

const ReadAuditSchema = defineEntity({
  name: 'ReadAudit',
  tableName: 'read_audit',
  comment: 'What staff read of customers’ cases; never updated or deleted',
  indexes: [
    { name: 'read_audit_case', properties: ['caseFile', 'id'] },
    { name: 'read_audit_staff', properties: ['staff', 'id'] },
  ],
  // TRUNCATE is guarded by hand in a migration: schema introspection cannot see truncate triggers.
  triggers: [
    {
      name: 'read_audit_append_only',
      timing: 'before',
      events: ['update', 'delete'],
      forEach: 'statement',
      body: "raise exception 'read_audit is append-only' using errcode = 'restrict_violation'",
    },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    at: p.datetime(),
    staff: () => p.manyToOne(Staff).ref().deleteRule('restrict'),
    basis: p.enum(READ_BASES).comment('Their part in the case at that time, else their role'),
    isByToken: p.boolean().comment('True: a script read it with their access token'),
    kind: p.enum(READ_KINDS),
    caseFile: () =>
      p
        .manyToOne(CaseFile)
        .ref()
        .nullable()
        .fieldName('case_id')
        .deleteRule('restrict')
        .comment('Null: of no single case'),
    what: p
      .string()
      .length(200)
      .nullable()
      .comment('Id of the file, kind of the document, name of the export; null: the kind tells all'),
  },
});

/** That a member of staff read something of a customer's. */
export class ReadAudit extends ReadAuditSchema.class {}
ReadAuditSchema.setClass(ReadAudit);
