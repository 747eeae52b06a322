import { CaseFile, type Staff } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { grantAccess } from '../access/customer-device.ts';
import { readCaseStatus } from '../cases/case-status.service.ts';
import { caseOfKey, claimIdempotencyKey, settleIdempotencyKey } from '../cases/idempotency.ts';
import { hashContent } from '../cases/event-hash.ts';
import type { OperationContext } from '../context.ts';
import { badInput } from '../errors.ts';
import { londonDate } from '../procedure/calendar.ts';
import { handedOver } from '../hand-off/hand-off.service.ts';
import { openCase, type NewComplaint } from './open-case.ts';
import { contactIn, toldIn } from './told.ts';
import type { SubmitComplaintInput } from './submit-complaint.input.ts';
import type { SubmitComplaintPayload } from './submit-complaint.payload.ts';

/**
 * Takes a complaint by the online form: the case, its acknowledgement with handler and dates, all or nothing.
 * The same key with the same input gives the first call's case again.
 * @throws DomainError BAD_USER_INPUT, IDEMPOTENCY_KEY_REUSED
 */
export async function submitComplaint(
  context: OperationContext,
  input: SubmitComplaintInput,
): Promise<SubmitComplaintPayload> {
  refuseFuture(context, input.happenedOn);
  const { idempotencyKey: key, ...complaint } = input;
  const { caseFile, access } = await context.em.transactional(async (em) => {
    const isNew = await claimIdempotencyKey(em, {
      key,
      operation: 'submitComplaint',
      inputHash: hashContent(complaint),
      createdAt: new Date(context.now.epochMilliseconds),
    });
    const made = isNew
      ? await openFromForm(context, em, input)
      : await findCase(em, await caseOfKey(em, key));
    // Also when the answer of the first time was lost on the way, and its cookie with it.
    const grant = { caseId: made.id, scope: 'ACT', openedBy: 'FORM' } as const;
    return { caseFile: made, access: await grantAccess(context, em, grant) };
  });
  access.keep();
  return {
    status: await readCaseStatus(context, caseFile.reference),
    handlerName: await handlerName(caseFile),
  };
}

async function openFromForm(
  context: OperationContext,
  em: SqlEntityManager,
  input: SubmitComplaintInput,
): Promise<CaseFile> {
  const customer = await handedOver(context);
  const complaint = { ...fromForm(context, input), customerId: customer?.customerId ?? null };
  const { caseFile } = await openCase(context, em, complaint, { kind: 'CUSTOMER', id: null });
  await settleIdempotencyKey(em, input.idempotencyKey, caseFile.id);
  return caseFile;
}

function fromForm(context: OperationContext, input: SubmitComplaintInput): NewComplaint {
  return {
    channel: 'FORM',
    category: input.category,
    receivedAt: context.now,
    told: toldIn(input),
    contact: contactIn(input.contact),
    files: input.files,
  };
}

/** @throws DomainError BAD_USER_INPUT when the day it happened has not come yet in London */
export function refuseFuture(context: OperationContext, happenedOn: string | null | undefined): void {
  if (happenedOn == null || happenedOn <= londonDate(context.now).toString()) return;
  throw badInput([{ path: 'happenedOn', message: 'The day it happened cannot be in the future.' }]);
}

function findCase(em: SqlEntityManager, id: string): Promise<CaseFile> {
  return em.findOneOrFail(CaseFile, { id }, { populate: ['handler'] });
}

async function handlerName(caseFile: CaseFile): Promise<string | null> {
  const handler: Staff | null | undefined = await caseFile.handler?.load();
  return handler?.name ?? null;
}
