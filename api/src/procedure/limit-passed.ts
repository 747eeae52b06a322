import { Temporal } from 'temporal-polyfill';
import { formatLongDate } from './calendar.ts';
import type { CaseState } from './case-state.ts';
import type { Deadline } from './deadline.ts';
import type { Procedure } from './published.ts';

/** Whether missing this deadline is what opens the way to the ombudsman (DISP 2.8.1R(2)): the first limit to pass. */
export function opensOmbudsman({ deadlines, missed }: CaseState, { kind, isLimit }: Deadline): boolean {
  const isFirst = !deadlines.some((deadline) => deadline.isLimit && missed.includes(deadline.kind));
  return isLimit && kind !== 'OMBUDSMAN_WINDOW' && isFirst;
}

/**
 * What the system writes to the customer on the day after a legal limit passed without our answer: that we are late,
 * when we expect to answer, and the fixed wording about the ombudsman (DISP 1.6.2R(2)).
 * @param passed the limit
 * @throws RangeError if the procedure lacks the wording
 */
export function limitPassed(
  state: Pick<CaseState, 'deadlines'>,
  passed: Deadline,
  now: Temporal.Instant,
  procedure: Procedure,
): string {
  const wording = procedure.wordings.find(({ code }) => code === 'OMBUDSMAN_LIMIT_PASSED');
  const ombudsman = procedure.outsideBodies.find(({ code }) => code === 'FINANCIAL_OMBUDSMAN');
  if (wording === undefined || ombudsman === undefined) throw new RangeError('the procedure has no wording');
  return [
    `We had until ${longDate(passed)} to answer your complaint, and we have not answered it. We are sorry.`,
    wording.text,
    `${ombudsman.name}: ${[ombudsman.website, ombudsman.phone].filter(Boolean).join(', ')}.`,
    `We go on working on your complaint. ${expectation(state, now)}`,
    'This message was written automatically. The people who look after your complaint have been told.',
  ].join('\n\n');
}

/** DISP 1.6.2R(2)(b): when we expect to answer; where we have no date left, when we say so. */
function expectation({ deadlines }: Pick<CaseState, 'deadlines'>, now: Temporal.Instant): string {
  const isAhead = ({ dueAt }: Deadline) => Date.parse(dueAt) > now.epochMilliseconds;
  const answer = deadlines.find((deadline) => deadline.kind === 'FINAL_RESPONSE' && isAhead(deadline));
  if (answer) return `We expect to answer by ${longDate(answer)}.`;
  const update = deadlines.find((deadline) => deadline.kind === 'PROGRESS_UPDATE' && isAhead(deadline));
  const when = update ? `by ${longDate(update)}` : 'in our next message';
  return `Every date on which we meant to answer has passed; we will tell you ${when} when we expect to.`;
}

function longDate({ dueOn }: Deadline): string {
  return formatLongDate(Temporal.PlainDate.from(dueOn));
}
