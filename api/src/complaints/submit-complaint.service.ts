import { CaseFile, NewRows } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { v7 } from 'uuid';
import { grantAccess, type Grant, type GrantedAccess } from '../access/customer-device.ts';
import { readCaseStatus, statusOfNewCase } from '../cases/case-status.service.ts';
import { caseOfKey, claimIdempotencyKey } from '../cases/idempotency.ts';
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
  const caseId = v7();
  const { access, payload } = await context.em.transactional(async (em) => {
    const isNew = await claimIdempotencyKey(em, {
      key,
      operation: 'submitComplaint',
      inputHash: hashContent(complaint),
      createdAt: new Date(context.now.epochMilliseconds),
      caseId,
    });
    return isNew ? openFromForm(context, em, caseId, input) : openAgain(context, em, key);
  });
  access.keep();
  return payload();
}

/** The device's access, and after the commit the answer. */
interface Submitted {
  access: GrantedAccess;
  payload: () => SubmitComplaintPayload | Promise<SubmitComplaintPayload>;
}

async function openFromForm(
  context: OperationContext,
  em: SqlEntityManager,
  caseId: string,
  input: SubmitComplaintInput,
): Promise<Submitted> {
  const customer = await handedOver(context);
  const complaint = { ...fromForm(context, input), caseId, customerId: customer?.customerId ?? null };
  const rows = new NewRows();
  const opened = await openCase(context, em, complaint, { kind: 'CUSTOMER', id: null }, rows);
  const access = await grantAccess(context, em, [grantOf(caseId)], rows);
  await rows.write(em);
  const { handlerName } = opened;
  return { access, payload: () => ({ status: statusOfNewCase(opened), handlerName }) };
}

/** The answer of the first time may have been lost on the way, and its cookie with it. */
async function openAgain(context: OperationContext, em: SqlEntityManager, key: string): Promise<Submitted> {
  const id = await caseOfKey(em, key);
  const { reference, handler } = await em.findOneOrFail(CaseFile, { id }, { populate: ['handler'] });
  const handlerName = handler?.$.name ?? null;
  return {
    access: await grantAccess(context, em, [grantOf(id)]),
    payload: async () => ({ status: await readCaseStatus(context, reference), handlerName }),
  };
}

function grantOf(caseId: string): Grant {
  return { caseId, scope: 'ACT', openedBy: 'FORM' };
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
