import { Temporal } from 'temporal-polyfill';
import { formatDate, londonDate, londonTime } from './calendar.ts';
import { nextDue, type CaseState } from './case-state.ts';
import type { Deadline } from './deadlines.ts';
import type { CaseEventType } from './events.ts';
import type { DeadlineKind } from './published.ts';

/** Why a case is in somebody's work queue, the most pressing first. */
export const WORK_REASONS = [
  'OVERDUE',
  'DECIDE_ESCALATION',
  'DUE_TODAY',
  'CUSTOMER_ACCEPTED',
  'CUSTOMER_ANSWERED',
  'CUSTOMER_WROTE',
  'NOT_BEGUN',
  'DUE_LATER',
  'WAITING_FOR_CUSTOMER',
  'NO_ACTION',
] as const;

/** Why a case is there, as a code and in words. */
export interface WorkReason {
  code: (typeof WORK_REASONS)[number];
  /** A whole sentence. */
  words: string;
}

/** The newest event of a case. */
export interface NewestEvent {
  type: CaseEventType;
  isByCustomer: boolean;
  at: Temporal.Instant;
}

const NAMES: Record<DeadlineKind, string> = {
  ACKNOWLEDGEMENT: 'acknowledgement',
  PROGRESS_UPDATE: 'progress update',
  FINAL_RESPONSE: 'final response',
  ESCALATION_DECISION: 'decision on the escalation',
  PAYMENT_LIMIT: 'answer by the legal limit for payments',
  PAYMENT_LIMIT_EXTENDED: 'answer by the extended legal limit for payments',
  FINANCIAL_LIMIT: 'answer by the legal limit',
  OMBUDSMAN_WINDOW: 'customer’s time to go to the ombudsman',
};

/**
 * The most pressing reason why a member of staff has to look at an open case.
 * @param viewerId whose queue it is: the case's handler or its reviewer
 */
export function workReason(
  state: CaseState,
  newest: NewestEvent,
  viewerId: string,
  now: Temporal.Instant,
): WorkReason {
  const due = nextDue(state);
  const overdue = soonestOverdue(state, now);
  if (overdue !== null)
    return because('OVERDUE', `The ${NAMES[overdue.kind]} was due on ${moment(overdue)}.`);
  if (state.stage === 'ESCALATED' && state.reviewerId === viewerId) {
    return because(
      'DECIDE_ESCALATION',
      `The escalation waits for your decision as its reviewer${byWhen(due)}.`,
    );
  }
  if (due !== null && isSameDay(due, now)) {
    return because('DUE_TODAY', `The ${NAMES[due.kind]} is due today, at ${londonTime(at(due))}.`);
  }
  if (state.acceptedAt !== null) {
    return because(
      'CUSTOMER_ACCEPTED',
      'The customer accepted our answer: close the case with its root cause.',
    );
  }
  if (newest.type === 'informationProvided') {
    return because('CUSTOMER_ANSWERED', `The customer answered on ${day(newest.at)}.`);
  }
  if (newest.type === 'messageSent' && newest.isByCustomer) {
    return because('CUSTOMER_WROTE', `The customer wrote on ${day(newest.at)}.`);
  }
  if (state.stage === 'ACKNOWLEDGED') return because('NOT_BEGUN', `The review has not begun${byWhen(due)}.`);
  if (due !== null) return because('DUE_LATER', `The ${NAMES[due.kind]} is due on ${moment(due)}.`);
  if (state.awaiting === 'CUSTOMER') {
    return because(
      'WAITING_FOR_CUSTOMER',
      `It waits for the customer; nothing has happened since ${day(newest.at)}.`,
    );
  }
  return because('NO_ACTION', `Nothing is due, and nothing has happened since ${day(newest.at)}.`);
}

function because(code: WorkReason['code'], words: string): WorkReason {
  return { code, words };
}

// A due time may pass before its clock has counted it as missed; both are overdue to whoever works on it.
function soonestOverdue(state: CaseState, now: Temporal.Instant): Deadline | null {
  const isOurs = ({ kind }: Deadline): boolean => kind !== 'OMBUDSMAN_WINDOW';
  const isPast = (deadline: Deadline): boolean => Temporal.Instant.compare(at(deadline), now) < 0;
  return state.deadlines.find((deadline) => isOurs(deadline) && isPast(deadline)) ?? null;
}

function byWhen(due: Deadline | null): string {
  return due === null ? '' : `; the ${NAMES[due.kind]} is due on ${moment(due)}`;
}

function isSameDay(deadline: Deadline, now: Temporal.Instant): boolean {
  return londonDate(at(deadline)).equals(londonDate(now));
}

function at(deadline: Deadline): Temporal.Instant {
  return Temporal.Instant.from(deadline.dueAt);
}

function moment(deadline: Deadline): string {
  return `${day(at(deadline))} at ${londonTime(at(deadline))}`;
}

function day(instant: Temporal.Instant): string {
  return formatDate(londonDate(instant));
}
