import { randomBytes } from 'node:crypto';
import { Session, Staff } from '@desk/db';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
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
 * @throws DomainError SIGN_IN_FAILED, the same for an unknown name and a wrong password, after the same work
 */
export async function signIn(context: OperationContext, email: string, password: string): Promise<Staff> {
  const staff = await context.em.findOne(Staff, { email: email.trim().toLowerCase(), isActive: true });
  nobodysHash ??= hashPassword(randomBytes(16).toString('hex'));
  const isRight = await verifyPassword(password, staff?.passwordHash ?? (await nobodysHash));
  if (staff === null || !isRight) {
    throw new DomainError('SIGN_IN_FAILED', 'This email address and password do not belong together.');
  }
  const token = newToken();
  context.em.create(Session, {
    tokenHash: hashToken(token),
    staff,
    createdAt: asDate(context.now),
    lastUsedAt: asDate(context.now),
    expiresAt: asDate(context.now.add(ABSOLUTE_END)),
  });
  await context.em.flush();
  context.cookies?.session.set(token);
  return staff;
}

/** Ends the session of this device, in the database and in the browser. Nothing happens without one. */
export async function signOut(context: OperationContext): Promise<void> {
  context.cookies?.session.clear();
  if (context.viewers.staff.kind !== 'STAFF') return;
  await context.em.nativeDelete(Session, { id: context.viewers.staff.sessionId });
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
  if (session.lastUsedAt < asDate(now.subtract(LAST_USED_PRECISION))) {
    await em.nativeUpdate(Session, { id: session.id }, { lastUsedAt: asDate(now) });
  }
  return { kind: 'STAFF', id: session.staff.id, role: session.staff.role, sessionId: session.id };
}

function isOver(session: Session, now: Temporal.Instant): boolean {
  return session.expiresAt <= asDate(now) || session.lastUsedAt <= asDate(now.subtract(IDLE_END));
}

function asDate(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}
