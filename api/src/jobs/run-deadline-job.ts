import type { Desk } from '../context.ts';
import type { DeadlineJob } from './deadline-job.ts';
import { missDeadline } from './miss-deadline.ts';
import { remindOfDeadline } from './remind-of-deadline.ts';

/** Runs one job. Running it again changes nothing. */
export function runDeadlineJob(desk: Desk, { task, caseId, ...watched }: DeadlineJob): Promise<void> {
  return task === 'REMIND' ? remindOfDeadline(desk, caseId, watched) : missDeadline(desk, caseId, watched);
}
