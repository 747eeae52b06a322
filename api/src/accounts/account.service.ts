import { AccessToken, PasswordLink, Session, Staff } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import { hashPassword, verifyPassword } from '../access/password.ts';
import { hashToken, newToken } from '../access/tokens.ts';
import type { StaffViewer } from '../access/viewer.ts';
import { requireRight, type StaffRight } from '../access/rights.ts';
import { dateOf } from '../clock.ts';
import type { OperationContext } from '../context.ts';
import { badInput, DomainError } from '../errors.ts';
import { announceRevocation } from '../live/announce.ts';
import { isUuid } from '../uuid.ts';
import { requireLocalSignIn } from './local-sign-in.ts';
import { passwordProblem } from './password-rules.ts';
import { newRecoveryCodes, newTotpSecret, sealTotp, takeTotpCode } from './totp.ts';
import { ACCOUNTS } from './account.policy.ts';

const LINK_END = { hours: 24 * 3 };

/** The account of who is signed in, for whoever has the right. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function requireOwnAccount(
  { viewers, em }: OperationContext,
  right: StaffRight,
): Promise<[Staff, StaffViewer]> {
  requireRight(viewers.staff, right);
  const staff = await em.findOneOrFail(
    Staff,
    { id: viewers.staff.id },
    { populate: ['passwordHash', 'totpSecret'] },
  );
  return [staff, viewers.staff];
}

/**
 * Changes the own password; every other session of the account ends.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, SIGN_IN_FAILED, RATE_LIMITED, BAD_USER_INPUT
 */
export async function changePassword(
  context: OperationContext,
  input: { currentPassword: string; newPassword: string },
): Promise<Staff> {
  requireLocalSignIn(context.desk.env);
  const [staff, viewer] = await requireOwnAccount(context, ACCOUNTS.changePassword);
  await confirmPassword(context, staff, input.currentPassword);
  const passwordHash = await goodPassword(staff, input.newPassword, 'newPassword');
  await context.em.transactional(async (em) => {
    await em.nativeUpdate(Staff, { id: staff.id }, { passwordHash });
    await endSessions(em, { staff: staff.id, id: { $ne: viewer.sessionId } });
  });
  return staff;
}

/**
 * Sets a password by a one-time link; every session of the account ends.
 * @throws DomainError PASSWORD_LINK_INVALID, BAD_USER_INPUT, RATE_LIMITED
 */
export async function setPassword(
  context: OperationContext,
  input: { token: string; newPassword: string },
): Promise<Staff> {
  const { em, desk, origin, now } = context;
  requireLocalSignIn(desk.env);
  await desk.limits.take('signInPerAddress', origin.address);
  const usable = { tokenHash: hashToken(input.token), expiresAt: { $gt: dateOf(now) } };
  const link = await em.findOne(PasswordLink, usable, { populate: ['staff'] });
  const invalid = () =>
    new DomainError('PASSWORD_LINK_INVALID', 'This link has ended or was used. Ask for a new one.');
  const staff = link?.staff.getEntity();
  if (staff?.isActive !== true) throw invalid();
  const passwordHash = await goodPassword(staff, input.newPassword, 'newPassword');
  await em.transactional(async (inner) => {
    if ((await inner.nativeDelete(PasswordLink, usable)) === 0) throw invalid();
    await inner.nativeUpdate(Staff, { id: staff.id }, { passwordHash });
    await endSessions(inner, { staff: staff.id });
  });
  await desk.limits.giveBack('signInPerAddress', origin.address);
  return staff;
}

/** A one-time link token by which the person sets a password; an older one ends. */
export async function newPasswordLink(
  em: SqlEntityManager,
  staffId: string,
  now: Temporal.Instant,
): Promise<string> {
  const token = newToken();
  await em.upsert(PasswordLink, {
    staff: staffId,
    tokenHash: hashToken(token),
    expiresAt: dateOf(now.add(LINK_END)),
  });
  return token;
}

/**
 * Begins a second factor, in place of one that was begun before. It counts once confirmTotp has proved it.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, SIGN_IN_FAILED, RATE_LIMITED
 */
export async function beginTotp(
  context: OperationContext,
  password: string,
): Promise<{ secret: string; uri: string }> {
  requireLocalSignIn(context.desk.env);
  const [staff] = await requireOwnAccount(context, ACCOUNTS.beginTotp);
  await confirmPassword(context, staff, password);
  if (staff.isTotpOn)
    throw new DomainError(
      'FORBIDDEN',
      'Your account has a second factor. Whoever runs the desk can reset it.',
    );
  const made = newTotpSecret(staff.email);
  staff.totpSecret = sealTotp(context.desk.secrets, staff, made.secret);
  await context.em.flush();
  return made;
}

/**
 * Turns the second factor on by a first code; every other session ends. @returns the recovery codes, shown only now
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, TOTP_WRONG, RATE_LIMITED
 */
export async function confirmTotp(context: OperationContext, code: string): Promise<string[]> {
  const [staff, viewer] = await requireOwnAccount(context, ACCOUNTS.confirmTotp);
  const { em, desk, now } = context;
  await desk.limits.take('signInPerAccount', staff.id);
  if (staff.isTotpOn || !(await takeTotpCode(em, desk.secrets, staff, code, now))) throw wrongCode();
  await desk.limits.giveBack('signInPerAccount', staff.id);
  return em.transactional(async (inner) => {
    await inner.nativeUpdate(Staff, { id: staff.id }, { isTotpOn: true });
    await endSessions(inner, { staff: staff.id, id: { $ne: viewer.sessionId } });
    return newRecoveryCodes(inner, desk.secrets, staff);
  });
}

/** The signed-in devices of the account, the newest first. @throws DomainError UNAUTHENTICATED */
export function mySessions({ viewers, em }: OperationContext): Promise<Session[]> {
  requireRight(viewers.staff, ACCOUNTS.staffSessions);
  return em.find(Session, { staff: viewers.staff.id }, { orderBy: { id: 'desc' } });
}

/** Ends one session of the account. @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND */
export async function revokeSession(context: OperationContext, id: string): Promise<void> {
  const [staff] = await requireOwnAccount(context, ACCOUNTS.revokeSession);
  await context.em.transactional(async (em) => {
    const ended = isUuid(id) ? await endSessions(em, { id, staff: staff.id }) : 0;
    if (ended === 0) throw new DomainError('NOT_FOUND', 'You have no session with this id.');
  });
}

/** Ends sessions, and what is watched by them. @returns how many */
export async function endSessions(em: SqlEntityManager, which: object): Promise<number> {
  const ended = await em.nativeDelete(Session, which);
  if (ended > 0) await announceRevocation(em, null);
  return ended;
}

/** Ends whatever a member of staff has open: sessions, tokens of scripts, and what is watched by them. */
export async function endAccess(em: SqlEntityManager, staffId: string): Promise<void> {
  await em.nativeDelete(Session, { staff: staffId });
  await em.nativeDelete(AccessToken, { staff: staffId });
  await announceRevocation(em, null);
}

/** The refusal of a second factor. */
export function wrongCode(): DomainError {
  return new DomainError(
    'TOTP_WRONG',
    'This code is not right. Each code works once: wait for the next one.',
  );
}

async function confirmPassword({ desk }: OperationContext, staff: Staff, password: string): Promise<void> {
  await desk.limits.take('signInPerAccount', staff.id);
  if (staff.passwordHash == null || !(await verifyPassword(password, staff.passwordHash)))
    throw new DomainError('SIGN_IN_FAILED', 'This is not your password.');
  await desk.limits.giveBack('signInPerAccount', staff.id);
}

async function goodPassword(staff: Staff, password: string, path: string): Promise<string> {
  const problem = passwordProblem(password, staff);
  if (problem !== null) throw badInput([{ path, message: problem }]);
  return hashPassword(password);
}
