import { CaseFile, NewRows } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { v7 } from 'uuid';
import { grantAccess, type Grant, type GrantedAccess } from '../access/customer-device.ts';
import { readCaseStatus, statusOfNewCase } from '../cases/case-status.service.ts';
import {
  caseOfKey,
  claimIdempotencyKey,
  claimWith,
  isClaimed,
  requireSameCall,
  type IdempotentCall,
} from '../cases/idempotency.ts';
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
  const call = {
    key,
    operation: 'submitComplaint',
    inputHash: hashContent(complaint),
    createdAt: new Date(context.now.epochMilliseconds),
    caseId: v7(),
  };
  const { access, payload } = await (changesOtherRows(context, input)
    ? openInTransaction(context, call, input)
    : openInOneStatement(context, call, input));
  access.keep();
  return payload();
}

/** With the case that it makes, unless it was made before. */
type Call = IdempotentCall & { caseId: string };

/** Uploads become the case's, and what a known device may open moves to its new cookie. */
function changesOtherRows({ cookies }: OperationContext, { files }: SubmitComplaintInput): boolean {
  return (files?.length ?? 0) > 0 || cookies?.device.get() !== undefined;
}

function openInTransaction(
  context: OperationContext,
  call: Call,
  input: SubmitComplaintInput,
): Promise<Submitted> {
  return context.em.transactional(async (em) => {
    const isNew = await claimIdempotencyKey(em, call);
    if (!isNew) return openAgain(context, em, call.key);
    return openFromForm(context, em, call.caseId, input, new NewRows());
  });
}

/** As most do it: one statement is all or nothing without a transaction around it, in two trips to the database, not five. */
async function openInOneStatement(
  context: OperationContext,
  call: Call,
  input: SubmitComplaintInput,
): Promise<Submitted> {
  const rows = new NewRows();
  claimWith(rows, call);
  try {
    return await openFromForm(context, context.em.fork(), call.caseId, input, rows);
  } catch (error) {
    if (!isClaimed(error)) throw error;
  }
  return context.em.transactional(async (em) => {
    await requireSameCall(em, call);
    return openAgain(context, em, call.key);
  });
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
  rows: NewRows,
): Promise<Submitted> {
  const customer = await handedOver(context);
  const complaint = { ...fromForm(context, input), caseId, customerId: customer?.customerId ?? null };
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
