import type { WatchedDeadline } from '../procedure/clocks.ts';

/**
 * What the queue keeps of a job: which deadline of which case, and nothing that could be out of date when it runs.
 * REMIND comes a working day before the due time, DUE when it is over.
 */
export interface DeadlineJob extends WatchedDeadline {
  task: 'REMIND' | 'DUE';
  caseId: string;
}
