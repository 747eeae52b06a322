import { CaseAccess, PushSubscription, type CaseFile } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { announceRevocation } from '../live/announce.ts';
import { isUuid } from '../uuid.ts';
import { forgetCode } from './access-code.service.ts';
import { forgetLinks } from './access-link.service.ts';
import { deviceHashOf, stillHeld } from './customer-device.ts';
import { DEVICES } from './device.policy.ts';
import { hasScope, requireOwnCase } from './own-case.ts';

/** The devices that may open the case, the newest first; one that may only read sees itself. */
export function devicesOf(context: OperationContext, caseFile: CaseFile): Promise<CaseAccess[]> {
  const own = hasScope(context, caseFile, 'ACT') ? {} : { deviceHash: deviceHashOf(context) };
  return context.em.find(
    CaseAccess,
    { caseFile: caseFile.id, replacedBy: null, ...stillHeld(context.now), ...own },
    { orderBy: { grantedAt: 'desc', id: 'desc' } },
  );
}

/**
 * Ends what one device may do with the case; what it watches ends at once.
 * @throws DomainError UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
 */
export async function signOutDevice(context: OperationContext, id: string): Promise<void> {
  const { em, viewers } = context;
  if (viewers.customer.kind !== 'CUSTOMER')
    throw new DomainError('UNAUTHENTICATED', 'Open your case on this device first, then try again.');
  const caseFile = { $in: [...viewers.customer.caseIds] };
  const access = isUuid(id)
    ? await em.findOne(CaseAccess, { id, caseFile }, { populate: ['caseFile'] })
    : null;
  if (access === null) throw new DomainError('NOT_FOUND', 'No device of your case has this id.');
  const isOwn = access.deviceHash === viewers.customer.deviceHash;
  const scope = isOwn ? DEVICES.signOutDevice : DEVICES.signOutOtherDevice;
  if (!hasScope(context, access.caseFile.getEntity(), scope))
    throw new DomainError('FORBIDDEN', 'This device may only read the case; it can sign out itself.');
  // The cookie that it replaced opens the case for some moments more.
  await end(context, access.caseFile.id, { $or: [{ id }, { replacedBy: id }] }, (em) =>
    forgetPush(em, access.caseFile.id, { deviceHash: access.deviceHash }),
  );
}

/**
 * Ends what every device may do with the case, this one too, and the links and codes that nobody has used.
 * @throws DomainError REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
 */
export async function signOutEverywhere(context: OperationContext, reference: string): Promise<void> {
  const { id } = await requireOwnCase(context, reference, DEVICES.signOutEverywhere);
  await end(context, id, {}, async (em) => {
    await forgetCode(em, id);
    await forgetLinks(em, id);
    await forgetPush(em, id, {});
  });
}

/**
 * Ends what this device may do with the case.
 * @throws DomainError REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND
 */
export async function leaveCase(context: OperationContext, reference: string): Promise<void> {
  const { id } = await requireOwnCase(context, reference, DEVICES.leaveCase);
  const deviceHash = deviceHashOf(context);
  await end(context, id, { deviceHash }, (em) => forgetPush(em, id, { deviceHash }));
}

/** A browser whose access has ended is told of no news any more. */
async function forgetPush(em: SqlEntityManager, caseId: string, which: object): Promise<void> {
  await em.nativeDelete(PushSubscription, { caseFile: caseId, ...which });
}

async function end(
  { em, cookies, viewers }: OperationContext,
  caseId: string,
  which: object,
  alsoEnd: (em: SqlEntityManager) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await em.transactional(async (inner) => {
    await inner.nativeDelete(CaseAccess, { caseFile: caseId, ...which });
    await alsoEnd(inner);
    await announceRevocation(inner, caseId);
  });
  if (viewers.customer.kind !== 'CUSTOMER') return;
  const { deviceHash } = viewers.customer;
  if ((await em.count(CaseAccess, { deviceHash })) === 0) cookies?.device.clear();
}
