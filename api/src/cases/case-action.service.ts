import { type CaseFile, Complaint, Note, Rating } from '@desk/db';
import { v7 } from 'uuid';
import type { OperationContext } from '../context.ts';
import { badInput } from '../errors.ts';
import { chooseHandler } from '../handlers/choose-handler.ts';
import { requireAssignable } from '../handlers/require-assignable.ts';
import { openKinds } from '../procedure/case-state.ts';
import { finalResponseDue, progressUpdateDue } from '../procedure/deadlines.ts';
import { closureOf } from '../procedure/closure.ts';
import { textOrNull } from '../text.ts';
import { acknowledge } from './acknowledge.ts';
import type {
  AddNoteInput,
  AssignHandlerInput,
  CloseCaseInput,
  RateHandlingInput,
  ReopenCaseInput,
} from './case-action.input.ts';
import { changeCase, record, staffActor, type CaseChange, type CaseTarget } from './change-case.ts';

/** Gives the case to a handler. A case that waited for its first handler is acknowledged with it. */
export function assignHandler(context: OperationContext, input: AssignHandlerInput): Promise<CaseFile> {
  return changeCase(context, 'assignHandler', input, async (change) => {
    await requireAssignable(change, input.handlerId);
    if (change.state.stage === 'RECEIVED') acknowledge(context, change, input.handlerId);
    else record(change, { type: 'handlerAssigned', data: { handlerId: input.handlerId } });
  });
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

/** Adds internal words. */
export function addNote(context: OperationContext, input: AddNoteInput): Promise<CaseFile> {
  return changeCase(context, 'addNote', input, (change) => {
    recordNote(change, input.text);
  });
}

/** Records an internal note as the next event of a change by staff, or by the desk itself. */
export function recordNote(change: CaseChange, text: string): void {
  const { em, caseFile, state, at, actor } = change;
  const id = v7();
  const words = text.trim();
  const author = actor.kind === 'SYSTEM' ? null : staffActor(change);
  em.create(Note, { id, caseFile, seq: state.seq + 1, author, text: words, writtenAt: new Date(at) });
  record(change, { type: 'noteAdded', data: { noteId: id } }, { id, text: words });
}

/** Accepts our answer for the customer; staff close the case with its root cause after. */
export function acceptResolution(context: OperationContext, input: CaseTarget): Promise<CaseFile> {
  return changeCase(context, 'acceptResolution', input, (change) => {
    record(change, { type: 'resolutionAccepted', data: {} });
  });
}

/** Ends the case at the customer's wish. */
export function withdrawComplaint(context: OperationContext, input: CaseTarget): Promise<CaseFile> {
  return changeCase(context, 'withdrawComplaint', input, (change) => {
    record(change, { type: 'complaintWithdrawn', data: { dropped: openKinds(change.state) } });
  });
}

/** Closes the case, with its root cause (DISP 1.3.3R); how it ended follows from its state. */
export function closeCase(context: OperationContext, input: CloseCaseInput): Promise<CaseFile> {
  const { rootCause } = input;
  return changeCase(context, 'closeCase', input, (change) => {
    requireRootCause(context, rootCause);
    const closure = closureOf(change.state);
    record(change, { type: 'caseClosed', data: { closure, rootCause, dropped: openKinds(change.state) } });
  });
}

/** @throws DomainError BAD_USER_INPUT unless the published procedure has the root cause */
export function requireRootCause({ desk }: OperationContext, rootCause: string): void {
  const codes = desk.procedure.rootCauses.map((known) => known.code);
  if (codes.includes(rootCause)) return;
  throw badInput([{ path: 'rootCause', message: `The root cause is one of ${codes.join(', ')}.` }]);
}

/** Opens a closed case again: a new round, with new dates. */
export function reopenCase(context: OperationContext, input: ReopenCaseInput): Promise<CaseFile> {
  return changeCase(context, 'reopenCase', input, async (change) => {
    const { procedure, state } = change;
    const due = [
      progressUpdateDue(context.now, procedure),
      finalResponseDue(context.now, state.isComplex, context.desk.calendar, procedure),
    ];
    record(change, { type: 'caseReopened', data: { due, dropped: ['OMBUDSMAN_WINDOW'] } });
    recordNote(change, input.reason);
    if (change.state.handlerId === null) await nameHandler(context, change);
  });
}

/** A complaint withdrawn before anybody dealt with it had no handler yet. */
async function nameHandler(context: OperationContext, change: CaseChange): Promise<void> {
  const { whatHappened } = await change.em.findOneOrFail(Complaint, { caseFile: change.caseFile });
  const handler = await chooseHandler(context, change.em, whatHappened);
  if (handler !== null) record(change, { type: 'handlerAssigned', data: { handlerId: handler.id } });
}

/** Takes the customer's rating of our handling, once per closing. */
export function rateHandling(context: OperationContext, input: RateHandlingInput): Promise<CaseFile> {
  return changeCase(context, 'rateHandling', input, (change) => {
    const { em, caseFile, state, at } = change;
    const rating = { id: v7(), score: input.score, comment: textOrNull(input.comment) };
    em.create(Rating, { ...rating, caseFile, seq: state.seq + 1, ratedAt: new Date(at) });
    record(change, { type: 'handlingRated', data: { score: input.score } }, rating);
  });
}
