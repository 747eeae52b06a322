import { defineEntity, p, PrimaryKeyProp } from '@mikro-orm/core';
import { CaseFile } from './case-file.entity.ts';
import { onlyTheirEvents } from './row-rights.ts';

const CaseEventSchema = defineEntity({
  name: 'CaseEvent',
  tableName: 'case_event',
  comment: 'Immutable lines of the history of each case, hash-chained; never updated or deleted',
  policies: onlyTheirEvents,
  indexes: [{ name: 'case_event_type_at', properties: ['type', 'at'] }],
  // TRUNCATE is guarded by hand in a migration: schema introspection cannot see truncate triggers.
  triggers: [
    {
      name: 'case_event_append_only',
      timing: 'before',
      events: ['update', 'delete'],
      forEach: 'statement',
      body: "raise exception 'case_event is append-only' using errcode = 'restrict_violation'",
    },
  ],
  properties: {
    caseFile: () => p.manyToOne(CaseFile).primary().ref().fieldName('case_id').deleteRule('restrict'),
    seq: p.integer().primary().comment('1, 2, 3 … within the case, without gaps'),
    type: p.string().length(40),
    actorKind: p.string().length(10).comment('CUSTOMER, STAFF or SYSTEM'),
    actorId: p.uuid().nullable().comment('The member of staff; null for customer and system'),
    at: p.datetime(),
    visibility: p.string().length(10).comment('CUSTOMER: the customer may see it; STAFF: never'),
    data: p.json().$type<Record<string, unknown>>().comment('Facts without personal content'),
    contentHash: p.string().length(64).nullable().comment('SHA-256 of the content kept in its own row'),
    prevHash: p.string().length(64).comment('hash of the event before; zeros for the first'),
    hash: p.string().length(64).comment('SHA-256 of prevHash and the canonical JSON of the event'),
  },
});

/** One immutable line of a case's history. */
export class CaseEvent extends CaseEventSchema.class {
  declare [PrimaryKeyProp]?: ['caseFile', 'seq'];
}
CaseEventSchema.setClass(CaseEvent);
