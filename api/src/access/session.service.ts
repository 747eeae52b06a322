import { randomBytes } from 'node:crypto';
import { Session, Staff } from '@desk/db';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import { dateOf } from '../clock.ts';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { endSessions, wrongCode } from '../accounts/account.service.ts';
import { requireLocalSignIn } from '../accounts/local-sign-in.ts';
import { takeRecoveryCode, takeTotpCode } from '../accounts/totp.ts';
import { keyedHash } from './keyed-hash.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { hashToken, newToken } from './tokens.ts';
import { ANONYMOUS, type Viewer } from './viewer.ts';

/** A session ends after this long without use. */
const IDLE_END = { minutes: 60 };
/** A session ends after this long, whatever the use. */
const ABSOLUTE_END = { hours: 12 };
/** Use is written down at most this often, so that reading does not always write. */
const LAST_USED_PRECISION = { minutes: 5 };

let nobodysHash: Promise<string> | undefined;

/**
 * Signs a member of staff in on this device and hands the session to the browser as a cookie.
 * @throws DomainError SIGN_IN_FAILED, the same for an unknown name and a wrong password, after the same work;
 * TOTP_REQUIRED, TOTP_WRONG, RATE_LIMITED, FORBIDDEN where only the company account signs staff in
 */
export async function signIn(
  context: OperationContext,
  input: { email: string; password: string; code?: string | null },
): Promise<Staff> {
  const { limits, secrets, env } = context.desk;
  requireLocalSignIn(env);
  const email = input.email.trim().toLowerCase();
  const account = keyedHash(secrets, 'account', email);
  await limits.take('signInPerAddress', context.origin.address);
  await limits.take('signInPerAccount', account);
  const staff = await context.em.findOne(
    Staff,
    { email, isActive: true },
    { populate: ['passwordHash', 'totpSecret'] },
  );
  nobodysHash ??= hashPassword(randomBytes(16).toString('hex'));
  const isRight = await verifyPassword(input.password, staff?.passwordHash ?? (await nobodysHash));
  if (staff?.passwordHash == null || !isRight || (staff.isDemo && env.NODE_ENV === 'production')) {
    throw new DomainError('SIGN_IN_FAILED', 'This email address and password do not belong together.');
  }
  if (staff.isTotpOn) await requireSecondFactor(context, staff, input.code);
  await limits.giveBack('signInPerAddress', context.origin.address);
  await limits.giveBack('signInPerAccount', account);
  await beginSession(context, staff);
  return staff;
}

async function requireSecondFactor(
  { em, desk, now }: OperationContext,
  staff: Staff,
  code: string | null | undefined,
): Promise<void> {
  if (code == null || code.trim() === '')
    throw new DomainError('TOTP_REQUIRED', 'Enter the code of your authenticator, or a recovery code.');
  if (await takeTotpCode(em, desk.secrets, staff, code, now)) return;
  if (await takeRecoveryCode(em, desk.secrets, staff, code)) return;
  throw wrongCode();
}

/** Begins a session of this browser under a new cookie; the one that it had before ends. */
export async function beginSession(context: OperationContext, staff: Staff): Promise<void> {
  const { em, cookies, now } = context;
  const old = cookies?.session.get();
  const token = newToken();
  await em.transactional(async (inner) => {
    if (old !== undefined) await inner.nativeDelete(Session, { tokenHash: hashToken(old) });
    inner.create(Session, {
      tokenHash: hashToken(token),
      staff,
      browser: context.origin.browser,
      createdAt: dateOf(now),
      lastUsedAt: dateOf(now),
      expiresAt: dateOf(now.add(ABSOLUTE_END)),
    });
  });
  cookies?.session.set(token);
}

/** Ends the session of this device, in the database and in the browser. Nothing happens without one. */
export async function signOut(context: OperationContext): Promise<void> {
  context.cookies?.session.clear();
  if (context.viewers.staff.kind !== 'STAFF') return;
  const { sessionId } = context.viewers.staff;
  if (sessionId === null) return;
  await context.em.transactional((em) => endSessions(em, { id: sessionId }));
}

/** The signed-in member of staff; null for anyone else. */
export async function currentStaff(context: OperationContext): Promise<Staff | null> {
  if (context.viewers.staff.kind !== 'STAFF') return null;
  return context.em.findOne(Staff, { id: context.viewers.staff.id });
}

/** Who holds this session token; anonymous when it is unknown, ended, or its owner was deactivated. */
export async function viewerOfToken(
  orm: MikroORM,
  token: string | undefined,
  now: Temporal.Instant,
): Promise<Viewer> {
  if (token === undefined) return ANONYMOUS;
  const em = orm.em.fork();
  const session = await em.findOne(Session, { tokenHash: hashToken(token) }, { populate: ['staff'] });
  if (session === null || !session.staff.isActive || isOver(session, now)) return ANONYMOUS;
  if (session.lastUsedAt < dateOf(now.subtract(LAST_USED_PRECISION))) {
    await em.nativeUpdate(Session, { id: session.id }, { lastUsedAt: dateOf(now) });
  }
  return { kind: 'STAFF', id: session.staff.id, role: session.staff.role, sessionId: session.id };
}

/** Whether a session has ended, by its age or for want of use. */
export function isOver(session: Session, now: Temporal.Instant): boolean {
  return session.expiresAt <= dateOf(now) || session.lastUsedAt <= dateOf(now.subtract(IDLE_END));
}
