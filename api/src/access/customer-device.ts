import { CaseAccess } from '@desk/db';
import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import type { OperationContext } from '../context.ts';
import { hashToken, newToken } from './tokens.ts';
import { ANONYMOUS, type Viewer } from './viewer.ts';

/** A device may open a case for this long; longer than any complaint should last, its escalations included. */
const ACCESS_DAYS = 180;

/** The customer on this device; anonymous when it may open no case. */
export async function customerOfToken(
  orm: MikroORM,
  token: string | undefined,
  now: Temporal.Instant,
): Promise<Viewer> {
  if (token === undefined) return ANONYMOUS;
  const granted = await orm.em
    .fork()
    .find(CaseAccess, { deviceHash: hashToken(token), expiresAt: { $gt: new Date(now.epochMilliseconds) } });
  if (granted.length === 0) return ANONYMOUS;
  return { kind: 'CUSTOMER', caseIds: new Set(granted.map((access) => access.caseFile.id)) };
}

/** Lets this device open the case, beside those that it may open already. Over a socket nothing is granted. */
export function grantAccess(context: OperationContext, em: SqlEntityManager, caseId: string): void {
  const { cookies, now } = context;
  if (cookies === null) return;
  const token = cookies.device.get() ?? newToken();
  em.create(CaseAccess, {
    deviceHash: hashToken(token),
    caseFile: caseId,
    grantedAt: new Date(now.epochMilliseconds),
    expiresAt: new Date(now.add({ hours: 24 * ACCESS_DAYS }).epochMilliseconds),
  });
  cookies.device.set(token);
}
