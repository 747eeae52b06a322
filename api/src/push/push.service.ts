import { PushSubscription, type CaseFile } from '@desk/db';
import { deviceHashOf } from '../access/customer-device.ts';
import { requireOwnCase } from '../access/own-case.ts';
import { dateOf } from '../clock.ts';
import type { OperationContext } from '../context.ts';
import { badInput } from '../errors.ts';
import type { SubscribeToPushInput } from './push.type.ts';
import { PUSH } from './push.policy.ts';
import { pushKeys } from './push-keys.ts';
import { isPushService } from './push-services.ts';

/** More devices than anybody has. */
const MOST_PER_CASE = 20;

/** The key by which a browser lets this desk, and nobody else, send to it. */
export async function pushKey({ desk, now }: OperationContext): Promise<string> {
  return (await pushKeys(desk.orm.em.fork(), dateOf(now))).publicKey;
}

/** Whether a browser is told when there is news of the case. */
export async function isPushedTo(
  { em }: OperationContext,
  caseFile: CaseFile,
  endpoint: string,
): Promise<boolean> {
  return (await em.count(PushSubscription, { caseFile, endpoint })) > 0;
}

/**
 * Tells this browser from now on when there is news of the case.
 * @throws DomainError REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND, BAD_USER_INPUT unless it is a known push service
 */
export async function subscribeToPush(
  context: OperationContext,
  { reference, endpoint, p256dh, auth, language }: SubscribeToPushInput,
): Promise<CaseFile> {
  const { em, desk, now } = context;
  const caseFile = await requireOwnCase(context, reference, PUSH.subscribeToPush);
  if (!isPushService(endpoint, desk.env.PUSH_SERVICES))
    throw badInput([{ path: 'endpoint', message: 'This is no address of a known push service.' }]);
  const deviceHash = deviceHashOf(context);
  const known = await em.findOne(PushSubscription, { caseFile, endpoint });
  if (known !== null) em.assign(known, { p256dh, auth, language, deviceHash });
  else if ((await em.count(PushSubscription, { caseFile })) >= MOST_PER_CASE)
    throw badInput([
      { path: 'endpoint', message: `News of a case go to ${MOST_PER_CASE} browsers at most.` },
    ]);
  else
    em.create(PushSubscription, {
      caseFile,
      deviceHash,
      endpoint,
      p256dh,
      auth,
      language,
      createdAt: dateOf(now),
    });
  await em.flush();
  return caseFile;
}

/**
 * Ends it; ending it again changes nothing.
 * @throws DomainError REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND
 */
export async function unsubscribeFromPush(
  context: OperationContext,
  { reference, endpoint }: { reference: string; endpoint: string },
): Promise<CaseFile> {
  const caseFile = await requireOwnCase(context, reference, PUSH.unsubscribeFromPush);
  await context.em.nativeDelete(PushSubscription, { caseFile, endpoint });
  return caseFile;
}
