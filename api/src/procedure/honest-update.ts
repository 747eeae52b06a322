import { Temporal } from 'temporal-polyfill';
import { formatLongDate } from './calendar.ts';
import type { CaseState } from './case-state.ts';
import type { Deadline } from './deadline.ts';
import type { Procedure } from './published.ts';

/**
 * What the system writes to the customer when we broke our promise of an update: what we promised, that we did not
 * keep it, where the case stands, and when we write next (design: the promise ledger).
 * @param missed the promise that was broken
 * @param next the promise that takes its place
 * @throws RangeError if the procedure lacks the case's stage
 */
export function honestUpdate(
  { stage, awaiting }: Pick<CaseState, 'stage' | 'awaiting'>,
  missed: Deadline,
  next: Deadline,
  procedure: Procedure,
): string {
  const published = procedure.stages.find((candidate) => candidate.stage === stage);
  if (published === undefined) throw new RangeError(`the procedure has no stage ${stage}`);
  const waiting = awaiting === 'CUSTOMER' ? ' We are also waiting for your answer to what we asked you.' : '';
  return [
    `We promised to write to you by ${longDate(missed)}, and we did not. We are sorry.`,
    `Where your complaint stands: ${published.headline}. ${published.meaning}${waiting}`,
    `We will next write to you by ${longDate(next)}.`,
    'This message was written automatically. The people who look after your complaint have been told that we broke our promise.',
  ].join('\n\n');
}

function longDate({ dueOn }: Deadline): string {
  return formatLongDate(Temporal.PlainDate.from(dueOn));
}
