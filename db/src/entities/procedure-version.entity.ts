import { defineEntity, p } from '@mikro-orm/core';

const ProcedureVersionSchema = defineEntity({
  name: 'ProcedureVersion',
  tableName: 'procedure_version',
  comment:
    'Every version of the published procedure, whole, so that a case keeps the one under which it was opened',
  properties: {
    version: p.string().length(20).primary(),
    document: p.json<object>().comment('The procedure as it was published'),
    publishedAt: p.datetime().comment('When a desk first worked by it'),
  },
});

/** One version of the published procedure. */
export class ProcedureVersion extends ProcedureVersionSchema.class {}
ProcedureVersionSchema.setClass(ProcedureVersion);
