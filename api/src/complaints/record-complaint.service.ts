import { CaseFile } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Temporal } from 'temporal-polyfill';
import { v7 } from 'uuid';
import { recordNote } from '../cases/case-action.service.ts';
import { requireRight } from '../access/rights.ts';
import { actorOf, beginChange, finishChange } from '../cases/change-case.ts';
import { hashContent } from '../cases/event-hash.ts';
import { caseOfKey, claimIdempotencyKey } from '../cases/idempotency.ts';
import type { OperationContext } from '../context.ts';
import { badInput, type FieldProblem } from '../errors.ts';
import { londonDate } from '../procedure/calendar.ts';
import { textOrNull } from '../text.ts';
import { openCase } from './open-case.ts';
import type { RecordComplaintInput } from './record-complaint.input.ts';
import { refuseFuture } from './submit-complaint.service.ts';
import { contactIn, toldIn } from './told.ts';
import { COMPLAINTS } from './complaint.policy.ts';

/** No complaint is older than this when it is written down; an earlier receipt is a typing mistake. */
const LONGEST_BACK_DATING = { hours: 24 * 366 };

/**
 * Writes down a complaint that came by phone, email or post; acknowledged like any other (procedure: any channel).
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, IDEMPOTENCY_KEY_REUSED
 */
export async function recordComplaint(
  context: OperationContext,
  input: RecordComplaintInput,
): Promise<CaseFile> {
  const viewer = context.viewers.staff;
  requireRight(viewer, COMPLAINTS.recordComplaint);
  refuseFuture(context, input.happenedOn);
  const { idempotencyKey: key, ...complaint } = input;
  const receivedAt = receiptOf(context, input);
  refuseAfterReceipt(receivedAt, input.happenedOn);
  return context.em.transactional(async (em) => {
    const caseId = v7();
    const isNew = await claimIdempotencyKey(em, {
      caseId,
      key,
      operation: 'recordComplaint',
      inputHash: hashContent(complaint),
      createdAt: new Date(context.now.epochMilliseconds),
    });
    if (!isNew) return em.findOneOrFail(CaseFile, { id: await caseOfKey(em, key) });
    const { channel, category } = input;
    const told = toldIn(input);
    const contact = contactIn(input.contact);
    const readBack = textOrNull(input.readBack);
    const { caseFile } = await openCase(
      context,
      em,
      { caseId, channel, category, receivedAt, told, contact, readBack, files: input.files },
      actorOf(viewer),
    );
    const reason = textOrNull(input.backDatingReason);
    if (reason !== null) await noteReason(context, em, caseFile, reason);
    return caseFile;
  });
}

async function noteReason(
  context: OperationContext,
  em: SqlEntityManager,
  caseFile: CaseFile,
  reason: string,
): Promise<void> {
  const change = await beginChange(context, em, caseFile, actorOf(context.viewers.staff));
  recordNote(change, `Received earlier than written down: ${reason}`);
  await finishChange(context, change);
}

/** DISP 1.5.1R: the receipt counts from when it reached us on any channel, however late it was written down. */
function receiptOf({ now }: OperationContext, input: RecordComplaintInput): Temporal.Instant {
  if (input.receivedAt == null) {
    refuseReasonAlone(input);
    return now;
  }
  const receivedAt = Temporal.Instant.fromEpochMilliseconds(input.receivedAt.getTime());
  const problems: FieldProblem[] = [];
  if (Temporal.Instant.compare(receivedAt, now) > 0) {
    problems.push({ path: 'receivedAt', message: 'The receipt cannot be in the future.' });
  }
  if (Temporal.Instant.compare(receivedAt, now.subtract(LONGEST_BACK_DATING)) < 0) {
    problems.push({ path: 'receivedAt', message: 'The receipt cannot be more than a year ago.' });
  }
  if (textOrNull(input.backDatingReason) === null) {
    problems.push({ path: 'backDatingReason', message: 'Say why the receipt is earlier than now.' });
  }
  if (problems.length > 0) throw badInput(problems);
  return receivedAt;
}

/** A reason alone means that the earlier time was forgotten, and every date would count from the wrong day. */
function refuseReasonAlone({ backDatingReason }: RecordComplaintInput): void {
  if (textOrNull(backDatingReason) === null) return;
  throw badInput([{ path: 'receivedAt', message: 'Say when it reached us, or leave out the reason.' }]);
}

function refuseAfterReceipt(receivedAt: Temporal.Instant, happenedOn: string | null | undefined): void {
  if (happenedOn == null || happenedOn <= londonDate(receivedAt).toString()) return;
  throw badInput([
    { path: 'happenedOn', message: 'The day it happened cannot be after the complaint reached us.' },
  ]);
}
