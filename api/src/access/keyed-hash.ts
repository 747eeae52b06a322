import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secrets } from './secrets.ts';

/** What a stored hash is for; no hash of one purpose fits another. */
export type HashPurpose = 'access-code' | 'access-key' | 'recovery-code' | 'contact' | 'account';

/**
 * HMAC-SHA-256 under the purpose's key, hexadecimal: what is stored of something short. Without the key, which is not
 * in the database, a stolen table cannot be tried out.
 */
export function keyedHash(secrets: Secrets, purpose: HashPurpose, ...parts: string[]): string {
  return createHmac('sha256', secrets.key(purpose)).update(JSON.stringify(parts)).digest('hex');
}

/** Whether two hashes are the same; takes the same time whatever differs. */
export function isSameHash(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
