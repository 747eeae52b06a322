import { daysBetween, londonDay } from './dates.ts';

/** How far away a promise is, in the calendar days that a person counts in. */
export type Countdown =
  | { kind: 'passed'; days: number }
  | { kind: 'today' }
  | { kind: 'tomorrow' }
  | { kind: 'ahead'; days: number };

/** Counts from `now` to a due time. A promise is passed only once its instant (`dueAt`) is over. */
export function countdown(due: { dueAt: string; dueOn: string }, now: Date): Countdown {
  const days = daysBetween(londonDay(now), due.dueOn);
  if (now.getTime() > Date.parse(due.dueAt)) return { kind: 'passed', days: Math.max(0, -days) };
  if (days <= 0) return { kind: 'today' };
  if (days === 1) return { kind: 'tomorrow' };
  return { kind: 'ahead', days };
}
