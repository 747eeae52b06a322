import { AccessKey } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import { dateOf } from '../clock.ts';
import { keyedHash } from './keyed-hash.ts';
import type { Secrets } from './secrets.ts';
import { newSpokenCode } from './spoken-code.ts';

/** 80 random bits: a key on paper is valid for as long as the case. */
export const KEY_LENGTH = 16;

/**
 * A new key for the letter of the case, such as `7K3M-92QX-5TDA-0B1C`; written with the transaction of `em`. The key of
 * an older letter opens nothing from then on.
 */
export async function newAccessKey(
  em: SqlEntityManager,
  secrets: Secrets,
  caseId: string,
  now: Temporal.Instant,
): Promise<string> {
  const key = newSpokenCode(KEY_LENGTH);
  const keyHash = hashOfKey(secrets, caseId, key);
  await em.upsert(AccessKey, { caseFile: caseId, keyHash, createdAt: dateOf(now) });
  return key;
}

/** What is stored of a key. */
export function hashOfKey(secrets: Secrets, caseId: string, key: string): string {
  return keyedHash(secrets, 'access-key', caseId, key);
}
