import { Temporal } from 'temporal-polyfill';
import type { Clock } from './context.ts';

/** The time of this machine. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** The instant as the database takes it. */
export function dateOf(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}
