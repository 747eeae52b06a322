import type { Temporal } from 'temporal-polyfill';
import type { CaseState } from './case-state.ts';
import type { Deadline } from './deadline.ts';
import type { DeadlineKind } from './published.ts';

/** One deadline of a case, told apart from an earlier or later one of its kind by its due time. */
export interface WatchedDeadline {
  kind: DeadlineKind;
  /** ISO 8601 instant in UTC. */
  dueAt: string;
}

/** The deadlines of ours that run after a change and did not before, soonest first. */
export function begun(before: readonly Deadline[], after: readonly Deadline[]): Deadline[] {
  return after.filter((deadline) => isOurs(deadline) && find(before, deadline) === undefined);
}

/** The very deadline that is watched, if it is still open and was not counted as missed already. */
export function stillRunning(
  { deadlines, missed }: Pick<CaseState, 'deadlines' | 'missed'>,
  watched: WatchedDeadline,
): Deadline | null {
  if (missed.includes(watched.kind)) return null;
  return find(deadlines, watched) ?? null;
}

/** Whether the due time is over: what is done in its very moment is still in time. */
export function isPast(deadline: WatchedDeadline, now: Temporal.Instant): boolean {
  return now.epochMilliseconds > Date.parse(deadline.dueAt);
}

/** The deadlines of ours whose due time is over and that were not counted as missed yet, soonest first. */
export function missedUncounted(
  state: Pick<CaseState, 'deadlines' | 'missed'>,
  now: Temporal.Instant,
): Deadline[] {
  return state.deadlines.filter(
    (deadline) => isOurs(deadline) && isPast(deadline, now) && stillRunning(state, deadline) !== null,
  );
}

/** The window to the ombudsman is the customer's to use, not ours to keep (DISP 2.8.2R). */
export function isOurs({ kind }: WatchedDeadline): boolean {
  return kind !== 'OMBUDSMAN_WINDOW';
}

function find(deadlines: readonly Deadline[], { kind, dueAt }: WatchedDeadline): Deadline | undefined {
  return deadlines.find((deadline) => deadline.kind === kind && deadline.dueAt === dueAt);
}
