import type { Temporal } from 'temporal-polyfill';

const FIRST_MINUTES = 1;
const LONGEST_MINUTES = 4 * 60;
/** Together with the pauses between them about three days: longer than a mail server is ever away. */
const MOST_ATTEMPTS = 24;

/**
 * When to try again what failed for a time: after a minute, then twice as long each time, four hours at most.
 * @param attempts how often it failed
 * @returns null when it has been tried long enough
 */
export function nextAttempt(now: Temporal.Instant, attempts: number): Temporal.Instant | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  return now.add({ minutes: Math.min(FIRST_MINUTES * 2 ** (attempts - 1), LONGEST_MINUTES) });
}
