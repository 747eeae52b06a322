import { DEADLINE_QUEUE } from '@desk/db';
import { Temporal } from 'temporal-polyfill';
import type { Desk } from '../context.ts';
import type { DeadlineJob } from '../jobs/deadline-job.ts';
import { runDeadlineJob } from '../jobs/run-deadline-job.ts';
import type { TestClock } from './test-clock.ts';

/**
 * Moves the test's clock on, and on the way runs each job of the desk at its time. The queue itself goes by the
 * database's clock, so the workers of a test desk rest, and its jobs are taken here by the clock of the test.
 */
export async function passTime(desk: Desk, clock: TestClock, duration: Temporal.DurationLike): Promise<void> {
  const until = clock.now().toZonedDateTimeISO('UTC').add(duration).toInstant();
  const boss = await desk.jobs.opened();
  for (;;) {
    const queued = await boss.findJobs<DeadlineJob>(DEADLINE_QUEUE, { queued: true, limit: 100_000 });
    const [next] = queued.sort((left, right) => left.startAfter.getTime() - right.startAfter.getTime());
    if (next === undefined || next.startAfter.getTime() > until.epochMilliseconds) break;
    moveTo(clock, Temporal.Instant.fromEpochMilliseconds(next.startAfter.getTime()));
    await runDeadlineJob(desk, next.data);
    await boss.complete(DEADLINE_QUEUE, next.id, null, { includeQueued: true });
  }
  moveTo(clock, until);
}

function moveTo(clock: TestClock, instant: Temporal.Instant): void {
  if (Temporal.Instant.compare(instant, clock.now()) > 0) clock.advance(clock.now().until(instant));
}
