import { Temporal } from 'temporal-polyfill';
import { formatDate, londonDate, londonTime } from '../procedure/calendar.ts';
import type { CaseEventDraft } from '../procedure/events.ts';
import type { Procedure } from '../procedure/published.ts';

/** A fact of an event in readable words. */
export interface Fact {
  name: string;
  value: string;
}

/** What facts name by a code or an id. */
export interface FactNames {
  procedure: Procedure;
  /** The name of a member of staff by id. */
  staff: (id: string) => string;
}

/** The facts of an event as staff read them; its words and deadlines are told elsewhere. */
export function factsOf(event: CaseEventDraft, names: FactNames): Fact[] {
  return Object.entries(told(event, names))
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ({ name, value: String(value) }));
}

function told({ type, data }: CaseEventDraft, { procedure, staff }: FactNames): Record<string, unknown> {
  switch (type) {
    case 'complaintReceived':
      return {
        Channel: titleOf(procedure.channels, 'channel', data.channel),
        Category: titleOf(procedure.categories, 'category', data.category),
        'Received at': moment(data.receivedAt),
        'Written down later': yesOrNo(data.isBackDated),
        'Version of the procedure': data.procedureVersion,
      };
    case 'handlerAssigned':
      return { Handler: staff(data.handlerId) };
    case 'informationRequested':
      return { 'An answer helps by': data.dueOn && day(data.dueOn) };
    case 'delayExplained':
      return { 'Holding reply for the legal limit': yesOrNo(data.isHoldingReply) };
    case 'limitPassed':
      return { Passed: inWords(data.kind) };
    case 'progressUpdated':
      return { Automatic: yesOrNo(data.isAutomatic) };
    case 'evidenceRecorded':
    case 'evidenceShared':
      return { Kind: inWords(data.kind) };
    case 'finalResponseIssued':
      return { Decision: inWords(data.decision), 'Redress offered': pounds(data.redressPence) };
    case 'escalationRequested':
      return { Level: data.level };
    case 'reviewerAssigned':
      return { Reviewer: staff(data.reviewerId), Level: data.level };
    case 'escalationDecided':
      return { Level: data.level, Decision: inWords(data.decision) };
    case 'caseReferred':
      return {
        'Outside body': procedure.outsideBodies.find(({ code }) => code === data.body)?.name ?? data.body,
      };
    case 'referralOutcomeRecorded':
      return { 'In the customer’s favour': yesOrNo(data.isInCustomersFavour) };
    case 'caseClosed':
      return {
        'How it ended': inWords(data.closure),
        'Root cause': titleOf(procedure.rootCauses, 'code', data.rootCause),
      };
    case 'lessonRecorded':
      return { 'Root cause': titleOf(procedure.rootCauses, 'code', data.rootCause) };
    case 'handlingRated':
      return { 'Score from 1 to 5': data.score };
    case 'deadlineMissed':
      return { Missed: inWords(data.kind), 'Was due': moment(data.dueAt) };
    case 'deadlinesRecomputed':
      return Object.fromEntries(
        data.moved.map(({ kind, from, to }) => [inWords(kind), `${moment(from)} → ${moment(to)}`]),
      );
    case 'processingRestricted':
      return { Ground: inWords(data.ground) };
    case 'personalDataErased':
      return { 'Kept until': day(data.erasableOn), Automatic: yesOrNo(data.isAutomatic) };
    default:
      return {};
  }
}

function titleOf<Key extends string>(
  entries: readonly ({ title: string } & Record<Key, string>)[],
  key: Key,
  code: string,
): string {
  return entries.find((entry) => entry[key] === code)?.title ?? inWords(code);
}

/** "PARTLY_UPHELD" → "Partly upheld" */
function inWords(code: string): string {
  return code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ');
}

function yesOrNo(isSo: boolean): string {
  return isSo ? 'Yes' : 'No';
}

function pounds(pence: number | null): string | null {
  if (pence === null) return null;
  return (pence / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' });
}

function day(date: string): string {
  return formatDate(Temporal.PlainDate.from(date));
}

function moment(iso: string): string {
  const instant = Temporal.Instant.from(iso);
  return `${formatDate(londonDate(instant))} at ${londonTime(instant)}`;
}
