import { type CaseFile, Staff } from '@desk/db';
import type { OperationContext } from '../context.ts';
import { badInput } from '../errors.ts';
import { londonDate } from '../procedure/calendar.ts';
import { keep } from '../procedure/case-state.ts';
import { progressUpdateDue } from '../procedure/deadlines.ts';
import { acknowledge } from './acknowledge.ts';
import type { AssignHandlerInput, PostUpdateInput, RequestInformationInput } from './case-action.input.ts';
import { changeCase, record, type CaseChange, type CaseTarget } from './change-case.ts';
import { writeMessage } from '../messages/write-message.ts';

/** Gives the case to a handler. A case that waited for its first handler is acknowledged with it. */
export function assignHandler(context: OperationContext, input: AssignHandlerInput): Promise<CaseFile> {
  return changeCase(context, 'assignHandler', input, async (change) => {
    await requireAssignable(change, input.handlerId);
    if (change.state.stage === 'RECEIVED') acknowledge(context, change, input.handlerId);
    else record(change, { type: 'handlerAssigned', data: { handlerId: input.handlerId } });
  });
}

async function requireAssignable({ em, state }: CaseChange, handlerId: string): Promise<void> {
  const handler = isUuid(handlerId) ? await em.findOne(Staff, { id: handlerId, isActive: true }) : null;
  if (handler === null || handler.role === 'AUDITOR') {
    throw badInput([{ path: 'handlerId', message: 'There is no active handler or manager with this id.' }]);
  }
  if (handler.id === state.handlerId) {
    throw badInput([{ path: 'handlerId', message: 'This person deals with the case already.' }]);
  }
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** Begins the review. */
export function startReview(context: OperationContext, input: CaseTarget): Promise<CaseFile> {
  return changeCase(context, 'startReview', input, (change) => {
    record(change, { type: 'reviewStarted', data: {} });
  });
}

/** Begins the investigation. */
export function startInvestigation(context: OperationContext, input: CaseTarget): Promise<CaseFile> {
  return changeCase(context, 'startInvestigation', input, (change) => {
    record(change, { type: 'investigationStarted', data: {} });
  });
}

/** Begins to weigh the findings. */
export function startResolution(context: OperationContext, input: CaseTarget): Promise<CaseFile> {
  return changeCase(context, 'startResolution', input, (change) => {
    record(change, { type: 'resolutionStarted', data: {} });
  });
}

/** Asks the customer for information; waiting for the answer stops no limit (DISP 1.6). */
export function requestInformation(
  context: OperationContext,
  input: RequestInformationInput,
): Promise<CaseFile> {
  const dueOn = input.dueOn ?? null;
  if (dueOn !== null && dueOn < londonDate(context.now).toString()) {
    throw badInput([{ path: 'dueOn', message: 'The day by which an answer helps cannot be in the past.' }]);
  }
  return changeCase(context, 'requestInformation', input, (change) => {
    const message = writeMessage(change, { kind: 'QUESTION', text: input.question, dueOn });
    record(change, { type: 'informationRequested', data: { messageId: message.id, dueOn } }, message.content);
  });
}

/** Writes to the customer how things stand (procedure: an update every 5 days). */
export function postUpdate(context: OperationContext, input: PostUpdateInput): Promise<CaseFile> {
  return changeCase(context, 'postUpdate', input, (change) => {
    const message = writeMessage(change, { kind: 'UPDATE', text: input.text, dueOn: null });
    const kept = keep(change.state, ['PROGRESS_UPDATE'], change.at);
    const due = [progressUpdateDue(context.now, context.desk.procedure)];
    record(change, { type: 'progressUpdated', data: { messageId: message.id, kept, due } }, message.content);
  });
}
