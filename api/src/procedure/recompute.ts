import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import type { CaseState } from './case-state.ts';
import { isPast, stillRunning } from './clocks.ts';
import type { Deadline } from './deadline.ts';
import { escalationDecisionDue, finalResponseDue, limits } from './deadlines.ts';
import type { DeadlineChanges, EventFacts } from './events.ts';
import type { DeadlineKind, Procedure } from './published.ts';

/** An event of the history, as far as it began deadlines. */
export interface PastEvent {
  type: string;
  /** ISO 8601 in UTC. */
  at: string;
  data: DeadlineChanges;
}

/** The deadlines that another calendar gives another date, and what the event about it says. */
export type Recomputed = EventFacts['deadlinesRecomputed'] & { due: Deadline[] };

/** A case with all that its dates hang on. */
interface RecomputedCase {
  state: CaseState;
  /** Its events, oldest first. */
  events: readonly PastEvent[];
  now: Temporal.Instant;
}

/**
 * Counts the open deadlines that stand in working days again, each from the moment that began it. Not touched: what
 * was missed or whose time is over, and a promise of another length than ours is today, since changing the procedure
 * never rewrites old cases.
 * @throws RangeError if the procedure lacks the escalation level of the case
 */
export function recompute(
  { state, events, now }: RecomputedCase,
  calendar: Calendar,
  procedure: Procedure,
): Recomputed {
  const open = state.deadlines.filter(
    (deadline) => stillRunning(state, deadline) !== null && !isPast(deadline, now),
  );
  const pairs = open.flatMap((from) => {
    const to = countAgain(from.kind, state, baseOf(from.kind, state, events), calendar, procedure);
    return to !== null && to.source === from.source && to.dueAt !== from.dueAt ? [{ from, to }] : [];
  });
  return {
    moved: pairs.map(({ from, to }) => ({ kind: from.kind, from: from.dueAt, to: to.dueAt })),
    due: pairs.map(({ to }) => to),
  };
}

/** Day 0 of a deadline: the reopening or the request that began it; the receipt for all others. */
function baseOf(kind: DeadlineKind, state: CaseState, events: readonly PastEvent[]): Temporal.Instant {
  const beginning = events.findLast(
    ({ type, data }) => type !== 'deadlinesRecomputed' && data.due?.some((due) => due.kind === kind),
  );
  const isFromItself = beginning?.type === 'caseReopened' || beginning?.type === 'escalationRequested';
  return Temporal.Instant.from(isFromItself ? beginning.at : state.receivedAt);
}

/** Null for what does not hang on the calendar: elapsed hours, calendar days, weeks and months. */
function countAgain(
  kind: DeadlineKind,
  state: CaseState,
  base: Temporal.Instant,
  calendar: Calendar,
  procedure: Procedure,
): Deadline | null {
  if (kind === 'FINAL_RESPONSE') return finalResponseDue(base, state.isComplex, calendar, procedure);
  if (kind === 'ESCALATION_DECISION') {
    return escalationDecisionDue(base, state.escalationLevel === 1 ? 1 : 2, calendar, procedure);
  }
  if (kind !== 'PAYMENT_LIMIT' && kind !== 'PAYMENT_LIMIT_EXTENDED') return null;
  return limits(base, 'PAYMENT', calendar, procedure).find((limit) => limit.kind === kind) ?? null;
}
