import { CaseEvent, type CaseFile } from '@desk/db';
import { Temporal } from 'temporal-polyfill';
import type { OperationContext } from '../context.ts';
import { badInput } from '../errors.ts';
import { attachFiles } from '../files/attach-files.ts';
import { withFiles } from '../files/sealed-files.ts';
import { writeMessage } from '../messages/write-message.ts';
import { londonDate } from '../procedure/calendar.ts';
import { keep } from '../procedure/case-state.ts';
import { finalResponseDue, progressUpdateDue } from '../procedure/deadlines.ts';
import type { DeadlineKind } from '../procedure/published.ts';
import type {
  ExplainDelayInput,
  MarkComplexInput,
  PostUpdateInput,
  ProvideInformationInput,
  RequestInformationInput,
} from './case-action.input.ts';
import { changeCase, receivedAt, record, type CaseChange } from './change-case.ts';

/** Asks the customer for information; waiting for the answer stops no limit (DISP 1.6). */
export function requestInformation(
  context: OperationContext,
  input: RequestInformationInput,
): Promise<CaseFile> {
  const dueOn = input.dueOn ?? null;
  return changeCase(context, 'requestInformation', input, (change) => {
    refusePast(context, dueOn);
    const message = writeMessage(change, { kind: 'QUESTION', text: input.question, dueOn });
    record(change, { type: 'informationRequested', data: { messageId: message.id, dueOn } }, message.content);
  });
}

function refusePast({ now }: OperationContext, dueOn: string | null): void {
  if (dueOn === null || dueOn >= londonDate(now).toString()) return;
  throw badInput([{ path: 'dueOn', message: 'The day by which an answer helps cannot be in the past.' }]);
}

/** Takes the customer's answer; the case is with us again. */
export function provideInformation(
  context: OperationContext,
  input: ProvideInformationInput,
): Promise<CaseFile> {
  return changeCase(context, 'provideInformation', input, async (change) => {
    const files = await attachFiles(context, change, input.files);
    const message = writeMessage(change, { kind: 'ANSWER', text: input.text, dueOn: null });
    const content = withFiles(message.content, files);
    record(change, { type: 'informationProvided', data: { messageId: message.id } }, content);
  });
}

/** Writes to the customer how things stand (procedure: an update every 5 days). */
export function postUpdate(context: OperationContext, input: PostUpdateInput): Promise<CaseFile> {
  return changeCase(context, 'postUpdate', input, (change) => {
    const message = writeMessage(change, { kind: 'UPDATE', text: input.text, dueOn: null });
    const data = { messageId: message.id, isAutomatic: false, ...wroteNow(context, change) };
    record(change, { type: 'progressUpdated', data }, message.content);
  });
}

/** Moves our target to 20 working days, with the reason told to the customer (procedure). */
export function markComplex(context: OperationContext, input: MarkComplexInput): Promise<CaseFile> {
  return changeCase(context, 'markComplex', input, async (change) => {
    const message = writeMessage(change, { kind: 'EXPLANATION', text: input.explanation, dueOn: null });
    const { kept, due } = wroteNow(context, change);
    const later = finalResponseDue(await roundBegan(change), true, context.desk.calendar, change.procedure);
    record(
      change,
      { type: 'markedComplex', data: { messageId: message.id, kept, due: [...due, later] } },
      message.content,
    );
  });
}

/** Day 0 of our own target: the receipt, or the newest reopening. */
async function roundBegan(change: CaseChange): Promise<Temporal.Instant> {
  const reopened = await change.em.findOne(
    CaseEvent,
    { caseFile: change.caseFile, type: 'caseReopened' },
    { orderBy: { seq: 'desc' } },
  );
  if (reopened === null) return receivedAt(change);
  return Temporal.Instant.fromEpochMilliseconds(reopened.at.getTime());
}

/**
 * Explains a delay to the customer. A reason outside our control, told within the first payment limit, is the holding
 * reply that fulfils it; the extended limit goes on (DISP 1.6.2AR).
 */
export function explainDelay(context: OperationContext, input: ExplainDelayInput): Promise<CaseFile> {
  return changeCase(context, 'explainDelay', input, (change) => {
    const message = writeMessage(change, { kind: 'EXPLANATION', text: input.explanation, dueOn: null });
    const isHoldingReply = input.isOutsideOurControl && isWithin(change, 'PAYMENT_LIMIT');
    const { kept, due } = wroteNow(context, change);
    const held = isHoldingReply ? keep(change.state, ['PAYMENT_LIMIT'], change.at) : [];
    record(
      change,
      {
        type: 'delayExplained',
        data: { messageId: message.id, isHoldingReply, kept: [...kept, ...held], due },
      },
      message.content,
    );
  });
}

function isWithin({ state, at }: CaseChange, kind: DeadlineKind): boolean {
  return state.deadlines.some(
    (deadline) => deadline.kind === kind && Date.parse(at) <= Date.parse(deadline.dueAt),
  );
}

/** Whatever we write keeps the promise of an update, and the next one begins to run. */
function wroteNow(context: OperationContext, change: CaseChange) {
  return {
    kept: keep(change.state, ['PROGRESS_UPDATE'], change.at),
    due: [progressUpdateDue(context.now, change.procedure)],
  };
}
