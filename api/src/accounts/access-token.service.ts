import { AccessToken, type AccessScope } from '@desk/db';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import { hashToken, newToken } from '../access/tokens.ts';
import { ANONYMOUS, type Viewer } from '../access/viewer.ts';
import { requireRight } from '../access/rights.ts';
import { dateOf } from '../clock.ts';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { announceRevocation } from '../live/announce.ts';
import { isUuid } from '../uuid.ts';
import { requireOwnAccount } from './account.service.ts';
import { ACCOUNTS } from './account.policy.ts';

/** Tells scanners for leaked secrets, and people, what it is. */
const PREFIX = 'desk_';
const LAST_USED_PRECISION = { minutes: 5 };

/**
 * A token with which a script works in the name of who is signed in. @returns it, shown only now
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export async function createAccessToken(
  context: OperationContext,
  input: { name: string; scope: AccessScope; validDays: number },
): Promise<{ token: string; accessToken: AccessToken }> {
  const [staff] = await requireOwnAccount(context, ACCOUNTS.createAccessToken);
  const token = `${PREFIX}${newToken()}`;
  const accessToken = context.em.create(AccessToken, {
    tokenHash: hashToken(token),
    staff,
    name: input.name.trim(),
    scope: input.scope,
    createdAt: dateOf(context.now),
    expiresAt: dateOf(context.now.add({ hours: 24 * input.validDays })),
  });
  await context.em.flush();
  return { token, accessToken };
}

/** The own tokens, the newest first. @throws DomainError UNAUTHENTICATED */
export function accessTokens({ viewers, em }: OperationContext): Promise<AccessToken[]> {
  requireRight(viewers.staff, ACCOUNTS.accessTokens);
  return em.find(AccessToken, { staff: viewers.staff.id }, { orderBy: { id: 'desc' } });
}

/** Ends a token at once. @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND */
export async function revokeAccessToken(context: OperationContext, id: string): Promise<void> {
  const [staff] = await requireOwnAccount(context, ACCOUNTS.revokeAccessToken);
  await context.em.transactional(async (em) => {
    const ended = isUuid(id) ? await em.nativeDelete(AccessToken, { id, staff: staff.id }) : 0;
    if (ended === 0) throw new DomainError('NOT_FOUND', 'You have no access token with this id.');
    await announceRevocation(em, null);
  });
}

/** In whose name a request with this `Authorization` header is made. */
export async function viewerOfBearer(
  orm: MikroORM,
  authorization: string,
  now: Temporal.Instant,
): Promise<Viewer> {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) return ANONYMOUS;
  const em = orm.em.fork();
  const valid = { tokenHash: hashToken(token), expiresAt: { $gt: dateOf(now) }, staff: { isActive: true } };
  const found = await em.findOne(AccessToken, valid, { populate: ['staff'] });
  if (found === null) return ANONYMOUS;
  if (found.lastUsedAt == null || found.lastUsedAt < dateOf(now.subtract(LAST_USED_PRECISION)))
    await em.nativeUpdate(AccessToken, { id: found.id }, { lastUsedAt: dateOf(now) });
  const { id, role } = found.staff;
  const viewer = { kind: 'STAFF', id, role, sessionId: null, tokenId: found.id } as const;
  return found.scope === 'ACT' ? viewer : { ...viewer, isReadOnly: true };
}
