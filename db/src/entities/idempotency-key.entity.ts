import { defineEntity, p } from '@mikro-orm/core';

const IdempotencyKeySchema = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_key',
  comment: 'Keys that callers gave to mutations which create something: same key, same answer',
  properties: {
    key: p.uuid().primary(),
    operation: p.string().length(60),
    inputHash: p.string().length(64).comment('SHA-256 of the canonical input'),
    caseId: p.uuid().nullable().comment('The case that the first call made, for mutations that make one'),
    createdAt: p.datetime().index(),
  },
});

/** A key given by a caller so that a repeated call gives the first call's answer. */
export class IdempotencyKey extends IdempotencyKeySchema.class {}
IdempotencyKeySchema.setClass(IdempotencyKey);
