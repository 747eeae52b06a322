import { RecoveryCode, Staff } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Secret, TOTP } from 'otpauth';
import type { Temporal } from 'temporal-polyfill';
import { keyedHash } from '../access/keyed-hash.ts';
import { seal, unseal } from '../access/seal.ts';
import type { Secrets } from '../access/secrets.ts';
import { newSpokenCode, readSpokenCode } from '../access/spoken-code.ts';

const PERIOD_SECONDS = 30;
/** Clocks of telephones are a little off: the code before and the one after are taken too. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
const RECOVERY_LENGTH = 12;

/** A new secret of the second factor: as text to type, and as the address that authenticator apps read. */
export function newTotpSecret(email: string): { secret: string; uri: string } {
  const totp = totpOf(new Secret({ size: 20 }), email);
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/** Keeps a secret with the account; it counts once a first code has proved it. */
export function sealTotp(secrets: Secrets, staff: Staff, secret: string): string {
  return seal(secrets, 'totp', staff.id, secret);
}

/**
 * Takes a code of the account's authenticator, each at most once: read over a shoulder it is of no use.
 * @returns whether it was right
 */
export async function takeTotpCode(
  em: SqlEntityManager,
  secrets: Secrets,
  staff: Staff,
  typed: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const token = typed.replace(/\s/g, '');
  const secret = staff.totpSecret == null ? null : unseal(secrets, 'totp', staff.id, staff.totpSecret);
  if (secret === null || !/^\d{6}$/.test(token)) return false;
  const totp = totpOf(Secret.fromBase32(secret), staff.email);
  const timestamp = now.epochMilliseconds;
  const delta = totp.validate({ token, timestamp, window: WINDOW });
  if (delta === null) return false;
  const step = Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
  return (await em.nativeUpdate(Staff, { id: staff.id, totpStep: { $lt: step } }, { totpStep: step })) === 1;
}

/** Takes a recovery code, each once. @returns whether it was right */
export async function takeRecoveryCode(
  em: SqlEntityManager,
  secrets: Secrets,
  staff: Staff,
  typed: string,
): Promise<boolean> {
  const code = readSpokenCode(typed, RECOVERY_LENGTH);
  if (code === null) return false;
  const codeHash = keyedHash(secrets, 'recovery-code', staff.id, code);
  return (await em.nativeDelete(RecoveryCode, { staff: staff.id, codeHash })) === 1;
}

/** Makes recovery codes in place of older ones. @returns the codes, which are stored as hashes only */
export async function newRecoveryCodes(
  em: SqlEntityManager,
  secrets: Secrets,
  staff: Staff,
): Promise<string[]> {
  await em.nativeDelete(RecoveryCode, { staff: staff.id });
  const codes = Array.from({ length: RECOVERY_CODES }, () => newSpokenCode(RECOVERY_LENGTH));
  const rows = codes.map((code) => ({
    staff: staff.id,
    codeHash: keyedHash(secrets, 'recovery-code', staff.id, code),
  }));
  await em.insertMany(RecoveryCode, rows);
  return codes;
}

function totpOf(secret: Secret, email: string): TOTP {
  return new TOTP({ issuer: 'Complaints desk', label: email, period: PERIOD_SECONDS, secret });
}
