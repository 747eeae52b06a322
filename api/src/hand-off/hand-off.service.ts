import { CaseFile, Contact, HandOff } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { grantAccess } from '../access/customer-device.ts';
import { hashToken } from '../access/tokens.ts';
import { dateOf } from '../clock.ts';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { deviceOf } from '../files/uploader.ts';
import { readHandOffToken, refusal } from './hand-off-token.ts';

/** The dashboard's own session ends about then; the cases stay open on the device as after any other way in. */
const KNOWN_FOR = { hours: 12 };
/** More than anybody reads; the others open by their mails. */
const MOST_CASES = 100;

/**
 * Takes over a customer for whom the dashboard vouches: this device knows who they are, and opens their cases. The token
 * works once.
 * @returns whether they have cases
 * @throws DomainError HAND_OFF_INVALID, RATE_LIMITED, NOT_FOUND where no dashboard is set up
 */
export async function takeOver(context: OperationContext, token: string): Promise<{ hasCases: boolean }> {
  const { desk, em, now, origin } = context;
  const key = desk.env.DASHBOARD_KEY;
  if (key === undefined)
    throw new DomainError('NOT_FOUND', 'No dashboard hands customers over to this desk.');
  await desk.limits.take('accessCheckPerAddress', origin.address);
  const claims = await readHandOffToken(token, key, dateOf(now));
  const { cases, access } = await em.transactional(async (inner) => {
    const found = await casesOf(inner, claims.sub);
    const grants = found.map(({ id }) => ({ caseId: id, scope: 'ACT', openedBy: 'DASHBOARD' }) as const);
    const granted = await grantAccess(context, inner, grants);
    const isNew = await inner
      .getKysely<{ hand_off: Record<string, unknown> }>()
      .insertInto('hand_off')
      .values({
        token_hash: hashToken(claims.jti),
        device_hash: granted.deviceHash,
        customer_id: claims.sub,
        name: claims.name,
        email: claims.email ?? null,
        phone: claims.phone ?? null,
        handed_over_at: dateOf(now),
        expires_at: dateOf(now.add(KNOWN_FOR)),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (isNew.numInsertedOrUpdatedRows === 0n) throw refusal();
    return { cases: found, access: granted };
  });
  access.keep();
  return { hasCases: cases.length > 0 };
}

/** The customer whom the dashboard handed over on this device; null for anybody else. */
export async function handedOver(context: OperationContext): Promise<HandOff | null> {
  const device = deviceOf(context);
  if (device === null || !('deviceHash' in device)) return null;
  const { deviceHash } = device;
  return context.em.findOne(
    HandOff,
    { deviceHash, expiresAt: { $gt: dateOf(context.now) } },
    { orderBy: { handedOverAt: 'desc' } },
  );
}

async function casesOf(em: SqlEntityManager, customerId: string): Promise<CaseFile[]> {
  const contacts = await em.find(Contact, { customerId }, { limit: MOST_CASES, orderBy: { id: 'desc' } });
  return em.find(CaseFile, { id: { $in: contacts.map(({ caseFile }) => caseFile.id) } });
}
