import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Secrets } from './secrets.ts';

/** What is sealed; nothing sealed for one purpose opens for another. */
export type SealPurpose = 'totp' | 'oidc-sign-in';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a text with AES-256-GCM under the purpose's key. @param of whose it is; it opens for nobody else */
export function seal(secrets: Secrets, purpose: SealPurpose, of: string, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', secrets.key(purpose), iv).setAAD(Buffer.from(of));
  return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** The text that was sealed; null when it was not, or was changed. */
export function unseal(secrets: Secrets, purpose: SealPurpose, of: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', secrets.key(purpose), bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(of))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = [decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()];
    return Buffer.concat(text).toString('utf8');
  } catch {
    // Node says by an exception that the tag does not fit.
    return null;
  }
}
