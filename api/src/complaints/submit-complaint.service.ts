import { CaseFile, type Staff } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { hashContent } from '../cases/event-hash.ts';
import type { OperationContext } from '../context.ts';
import { badInput } from '../errors.ts';
import { londonDate } from '../procedure/calendar.ts';
import { claimIdempotencyKey } from './idempotency.ts';
import { openCase } from './open-case.ts';
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
  const { idempotencyKey, ...complaint } = input;
  const caseFile = await context.em.transactional(async (em) => {
    const earlierId = await claimIdempotencyKey(em, {
      key: idempotencyKey,
      operation: 'submitComplaint',
      inputHash: hashContent(complaint),
      createdAt: new Date(context.now.epochMilliseconds),
    });
    return earlierId === null ? openCase(context, em, complaint, idempotencyKey) : findCase(em, earlierId);
  });
  return { status: await statusOf(context, caseFile), handlerName: await handlerName(caseFile) };
}

function refuseFuture(context: OperationContext, happenedOn: string | null | undefined): void {
  if (happenedOn == null || happenedOn <= londonDate(context.now).toString()) return;
  throw badInput([{ path: 'happenedOn', message: 'The day it happened cannot be in the future.' }]);
}

function findCase(em: SqlEntityManager, id: string): Promise<CaseFile> {
  return em.findOneOrFail(CaseFile, { id }, { populate: ['handler'] });
}

async function statusOf(context: OperationContext, caseFile: CaseFile) {
  const status = await context.desk.caseStatuses.load(caseFile.reference);
  if (status === null) throw new Error(`The case ${caseFile.id} was committed and cannot be read`);
  return status;
}

async function handlerName(caseFile: CaseFile): Promise<string | null> {
  const handler: Staff | null | undefined = await caseFile.handler?.load();
  return handler?.name ?? null;
}
