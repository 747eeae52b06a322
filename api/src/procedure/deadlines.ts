import { Temporal } from 'temporal-polyfill';
import {
  addCalendarDays,
  addMonths,
  addWeeks,
  addWorkingDays,
  formatDayAndMonth,
  formatLongDate,
  clocksChangeBetween,
  londonDate,
  londonTime,
} from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { limitOn, promiseOn } from './deadline.ts';
import type { Deadline } from './deadline.ts';
import { duration } from './duration.ts';
import type { Category, DeadlineKind, Procedure } from './published.ts';

export type { Deadline } from './deadline.ts';
export type { DeadlineKind } from './published.ts';

/** Set by DISP 2.8.2R(1) and by the wording of DISP 1 Annex 3R; no procedure of ours can change it. */
const OMBUDSMAN_WINDOW_MONTHS = 6;

/** A deadline as staff preview it: among them the day until which a short answer will do. */
export type PreviewedDeadline = Deadline<DeadlineKind | 'SUMMARY_RESOLUTION'>;

/** Procedure: acknowledge within 24 hours, elapsed, on any day of the week. */
export function acknowledgementDue(receivedAt: Temporal.Instant, procedure: Procedure): Deadline {
  const hours = procedure.deadlines.acknowledgeHours;
  const promised = duration(hours, 'hour');
  const due = receivedAt.add({ hours });
  return {
    kind: 'ACKNOWLEDGEMENT',
    dueAt: due.toString(),
    dueOn: londonDate(due).toString(),
    isLimit: false,
    trace: [
      `We received your complaint on ${longMoment(receivedAt)}.`,
      `We promise to acknowledge it within ${promised}.`,
      `${promised} later is ${longMoment(due)}.`,
      ...(clocksChangeBetween(receivedAt, due) ? ['The clocks change in between.'] : []),
    ],
    source: `procedure: acknowledge within ${promised}; DISP 1.6.1R(1)`,
  };
}

/**
 * Procedure: an update every 5 calendar days, by 17:00 in London.
 * @param from when we last wrote: the acknowledgement, or the update before
 */
export function progressUpdateDue(from: Temporal.Instant, procedure: Procedure): Deadline {
  const days = procedure.deadlines.progressUpdateDays;
  const promised = duration(days, 'day');
  const wrote = londonDate(from);
  const { date } = addCalendarDays(wrote, days);
  const trace = [
    `We last wrote on ${formatLongDate(wrote)}.`,
    `We promise an update every ${promised}.`,
    `${formatDayAndMonth(wrote)} + ${promised} = ${formatLongDate(date)}.`,
  ];
  const source = `procedure: an update every ${promised}; DISP 1.6.1R(2)`;
  return promiseOn('PROGRESS_UPDATE', { date, trace, warning: null }, [], source);
}

/** Procedure: the final response within 10 working days, 20 once the case is marked complex, by 17:00 in London. */
export function finalResponseDue(
  receivedAt: Temporal.Instant,
  isComplex: boolean,
  calendar: Calendar,
  procedure: Procedure,
): Deadline {
  const { finalResponseWorkingDays, complexWorkingDays } = procedure.deadlines;
  const days = isComplex ? complexWorkingDays : finalResponseWorkingDays;
  const promised = isComplex
    ? `Your complaint is complex, so we promise our answer within ${workingDays(days)}.`
    : `We promise our answer within ${workingDays(days)}.`;
  return promiseOn(
    'FINAL_RESPONSE',
    addWorkingDays(londonDate(receivedAt), days, calendar),
    [received(receivedAt), promised],
    `procedure: final response within ${workingDays(days)}${isComplex ? ' when complex' : ''}`,
  );
}

/**
 * Procedure: the decision on an escalation within the working days of its level, by 17:00 in London.
 * @throws RangeError if the procedure has no such level
 */
export function escalationDecisionDue(
  requestedAt: Temporal.Instant,
  level: 1 | 2,
  calendar: Calendar,
  procedure: Procedure,
): Deadline {
  const round = procedure.escalationLevels.find((candidate) => candidate.level === level);
  if (!round) throw new RangeError(`the procedure has no escalation level ${level}`);
  const asked = londonDate(requestedAt);
  return promiseOn(
    'ESCALATION_DECISION',
    addWorkingDays(asked, round.workingDays, calendar),
    [
      `You asked us to look again on ${formatLongDate(asked)}.`,
      `We promise a decision within ${workingDays(round.workingDays)}.`,
    ],
    `procedure: escalation level ${level} decided within ${workingDays(round.workingDays)}`,
  );
}

/**
 * The dates of the law for a category, soonest first, each at the end of the day in London; none for categories
 * outside the ombudsman's reach. Nothing pauses them.
 * PAYMENT: DISP 1.6.2AR, the second one after a holding reply only. FINANCIAL: DISP 1.6.2R, weeks do not roll.
 */
export function limits(
  receivedAt: Temporal.Instant,
  category: Category,
  calendar: Calendar,
  procedure: Procedure,
): Deadline[] {
  const { paymentLimitWorkingDays, paymentLimitExtendedWorkingDays, financialLimitWeeks } =
    procedure.deadlines;
  const from = londonDate(receivedAt);
  if (category === 'FINANCIAL') {
    const rule = `The law gives us ${duration(financialLimitWeeks, 'week')} to answer.`;
    const counted = addWeeks(from, financialLimitWeeks);
    return [limitOn('FINANCIAL_LIMIT', counted, [received(receivedAt), rule], 'DISP 1.6.2R')];
  }
  if (category !== 'PAYMENT') return [];

  const rule = `The law gives us ${workingDays(paymentLimitWorkingDays)} to answer a complaint about a payment.`;
  const extension =
    `If we write by then why we cannot answer yet, for a reason outside our control, ` +
    `the law gives us ${workingDays(paymentLimitExtendedWorkingDays)} in all.`;
  const first = addWorkingDays(from, paymentLimitWorkingDays, calendar);
  const extended = addWorkingDays(from, paymentLimitExtendedWorkingDays, calendar);
  return [
    limitOn('PAYMENT_LIMIT', first, [received(receivedAt), rule], 'DISP 1.6.2AR(1)'),
    limitOn('PAYMENT_LIMIT_EXTENDED', extended, [received(receivedAt), rule, extension], 'DISP 1.6.2AR(2)'),
  ];
}

/** The last day to go to the ombudsman: six months from the day the response was sent (31 Aug gives 28 Feb). */
export function ombudsmanWindow(sentAt: Temporal.Instant): Deadline {
  const sent = londonDate(sentAt);
  return limitOn(
    'OMBUDSMAN_WINDOW',
    addMonths(sent, OMBUDSMAN_WINDOW_MONTHS),
    [
      `We sent you our answer on ${formatLongDate(sent)}.`,
      'From that day you have six months to go to the Financial Ombudsman Service.',
    ],
    'DISP 2.8.2R(1)',
  );
}

/** What is due on a case acknowledged at once: acknowledgement, first update, final response, then the limits. */
export function openingDeadlines(
  receivedAt: Temporal.Instant,
  category: Category,
  calendar: Calendar,
  procedure: Procedure,
): Deadline[] {
  return [
    acknowledgementDue(receivedAt, procedure),
    progressUpdateDue(receivedAt, procedure),
    finalResponseDue(receivedAt, false, calendar, procedure),
    ...limits(receivedAt, category, calendar, procedure),
  ];
}

/**
 * Every date that a complaint received at this moment can lead to, for a preview. What hangs on later steps is
 * reckoned as if each step came on its last day, and its trace says so.
 */
export function allDeadlines(
  receivedAt: Temporal.Instant,
  { category, isComplex }: { category: Category; isComplex: boolean },
  calendar: Calendar,
  procedure: Procedure,
): PreviewedDeadline[] {
  const answer = finalResponseDue(receivedAt, isComplex, calendar, procedure);
  const legal = limits(receivedAt, category, calendar, procedure);
  const answeredAt = Temporal.Instant.from(answer.dueAt);
  const first = escalationDecisionDue(answeredAt, 1, calendar, procedure);
  const second = escalationDecisionDue(Temporal.Instant.from(first.dueAt), 2, calendar, procedure);
  const onLastDay = 'Suppose that our answer goes out on the day it is due';
  return [
    acknowledgementDue(receivedAt, procedure),
    progressUpdateDue(receivedAt, procedure),
    summaryResolutionUntil(receivedAt, calendar, procedure),
    answer,
    ...legal,
    supposing(`${onLastDay} and you ask us that day to look again.`, first),
    supposing('Suppose that the first decision takes all its time and you ask again that day.', second),
    ...(legal.length > 0 ? [supposing(`${onLastDay}.`, ombudsmanWindow(answeredAt))] : []),
  ];
}

/** DISP 1.5.1R: settled by close of business on the third working day, a complaint may be answered in short form. */
function summaryResolutionUntil(
  receivedAt: Temporal.Instant,
  calendar: Calendar,
  procedure: Procedure,
): PreviewedDeadline {
  const days = procedure.deadlines.summaryResolutionWorkingDays;
  const counted = addWorkingDays(londonDate(receivedAt), days, calendar);
  const rule = `A complaint settled within ${workingDays(days)} may be answered in short form.`;
  return promiseOn('SUMMARY_RESOLUTION', counted, [received(receivedAt), rule], 'DISP 1.5.1R');
}

function supposing(sentence: string, deadline: Deadline): Deadline {
  return { ...deadline, trace: [sentence, ...deadline.trace] };
}

function received(receivedAt: Temporal.Instant): string {
  return `We received your complaint on ${formatLongDate(londonDate(receivedAt))}.`;
}

function workingDays(count: number): string {
  return duration(count, 'working day');
}

function longMoment(instant: Temporal.Instant): string {
  return `${formatLongDate(londonDate(instant))} at ${londonTime(instant)}`;
}
