import { executePrepared, IdempotencyKey, type NewRows } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../errors.ts';

/** A mutation that creates something, as its caller named it. */
export interface IdempotentCall {
  key: string;
  operation: string;
  /** SHA-256 of the canonical input. */
  inputHash: string;
  createdAt: Date;
  /** The case that it is going to make, where that is known before. */
  caseId?: string;
}

/**
 * Claims the key for this transaction; a second call at the same time waits here for the first one's end.
 * @returns true when the key is new, false when the same call was made before
 * @throws DomainError IDEMPOTENCY_KEY_REUSED when the first call had another input
 */
export async function claimIdempotencyKey(em: SqlEntityManager, call: IdempotentCall): Promise<boolean> {
  const claimed = await executePrepared(
    em,
    `insert into idempotency_key (key, operation, input_hash, created_at, case_id)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning key`,
    [call.key, call.operation, call.inputHash, call.createdAt, call.caseId ?? null],
  );
  if (claimed.length > 0) return true;
  await requireSameCall(em, call);
  return false;
}

/**
 * Claims the key with rows that are written in one statement outside of a transaction: whoever comes second waits there,
 * and has nothing written. What that throws, `isClaimed` knows.
 */
export function claimWith(rows: NewRows, call: IdempotentCall): void {
  rows.add(IdempotencyKey, { ...call });
}

/** Whether rows were not written because their key was claimed before. */
export function isClaimed(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'idempotency_key_pkey';
}

/** @throws DomainError IDEMPOTENCY_KEY_REUSED when the key was claimed by a call with another input */
export async function requireSameCall(em: SqlEntityManager, call: IdempotentCall): Promise<void> {
  const earlier = await em.findOneOrFail(IdempotencyKey, { key: call.key });
  if (earlier.operation === call.operation && earlier.inputHash === call.inputHash) return;
  throw new DomainError(
    'IDEMPOTENCY_KEY_REUSED',
    'This idempotency key was used before with another input. Make a new key for a new request.',
  );
}

/** Remembers which case the call with the claimed key made. */
export async function settleIdempotencyKey(em: SqlEntityManager, key: string, caseId: string): Promise<void> {
  await em.nativeUpdate(IdempotencyKey, { key }, { caseId });
}

/** The case that the first call with this key made. */
export async function caseOfKey(em: SqlEntityManager, key: string): Promise<string> {
  const { caseId } = await em.findOneOrFail(IdempotencyKey, { key });
  if (!caseId) throw new Error(`The idempotency key ${key} made no case`);
  return caseId;
}
