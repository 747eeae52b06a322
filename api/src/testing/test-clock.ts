import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../context.ts';

/** A clock that stands still until a test moves it. */
export class TestClock implements Clock {
  #now: Temporal.Instant;

  constructor(now = '2026-11-23T10:12:00Z') {
    this.#now = Temporal.Instant.from(now);
  }

  now(): Temporal.Instant {
    return this.#now;
  }

  /** Moves the time on, such as `{ hours: 5 }`. */
  advance(duration: Temporal.DurationLike): void {
    this.#now = this.#now.toZonedDateTimeISO('UTC').add(duration).toInstant();
  }
}
