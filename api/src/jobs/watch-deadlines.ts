import { DEADLINE_QUEUE } from '@desk/db';
import { Temporal } from 'temporal-polyfill';
import type { CaseChange } from '../cases/change-case.ts';
import type { Desk } from '../context.ts';
import { begun } from '../procedure/clocks.ts';
import type { Deadline } from '../procedure/deadlines.ts';
import { remindAt } from '../procedure/reminders.ts';
import type { DeadlineJob } from './deadline-job.ts';
import type { QueuedJob } from './job-queue.ts';

/**
 * Adds the jobs of the deadlines that a change made to what it writes. Those of deadlines that it ended are left
 * in the queue: when they run they find nothing to do.
 */
export function watchDeadlines(desk: Desk, change: CaseChange): Promise<void> {
  const jobs = begun(change.deadlinesBefore, change.state.deadlines).flatMap((deadline) =>
    jobsOf(desk, change, deadline),
  );
  return desk.jobs.add(change.rows, DEADLINE_QUEUE, jobs);
}

function jobsOf(
  { calendar }: Desk,
  { caseFile, at }: CaseChange,
  deadline: Deadline,
): QueuedJob<DeadlineJob>[] {
  const watched = { caseId: caseFile.id, kind: deadline.kind, dueAt: deadline.dueAt };
  const due: QueuedJob<DeadlineJob> = { data: { task: 'DUE', ...watched }, startAfter: afterDue(deadline) };
  const reminder = remindAt(deadline, Temporal.Instant.from(at), calendar);
  if (reminder === null) return [due];
  return [{ data: { task: 'REMIND', ...watched }, startAfter: new Date(reminder.epochMilliseconds) }, due];
}

/** What is done in the very moment of the due time is still in time. */
function afterDue({ dueAt }: Deadline): Date {
  return new Date(Date.parse(dueAt) + 1_000);
}
