import { Temporal } from 'temporal-polyfill';
import { requireRight } from '../access/rights.ts';
import type { OperationContext } from '../context.ts';
import { londonDate, workingDaysBetween, type Calendar } from '../procedure/calendar.ts';
import type { Procedure } from '../procedure/published.ts';
import {
  countEvents,
  countOpen,
  countOpenLessons,
  countReceived,
  readAnswerSpans,
  readRatings,
  type AnswerSpan,
  type EventCount,
} from './insights.queries.ts';
import type { Insights, Tally } from './insights.type.ts';
import { readerOf, type SqlReader } from '../replica/sql-reader.ts';
import { periodOf, type Period } from './period.ts';
import { readLedger } from './promise-ledger.query.ts';
import { percentile, type Occurrences } from './spread.ts';
import { INSIGHTS } from './insights.policy.ts';

const DECISIONS = [
  { code: 'UPHELD', title: 'Upheld' },
  { code: 'PARTLY_UPHELD', title: 'Partly upheld' },
  { code: 'NOT_UPHELD', title: 'Not upheld' },
];

/**
 * What a period teaches: numbers over everything that happened in it.
 * @param from first day in London, YYYY-MM-DD
 * @param to last day, counted too
 * @throws DomainError UNAUTHENTICATED, BAD_USER_INPUT
 */
export function readInsights(context: OperationContext, from: string, to: string): Promise<Insights> {
  requireRight(context.viewers.staff, INSIGHTS.insights);
  const period = periodOf(from, to);
  return context.desk.replica.read(context, (connection) =>
    count(context, period, readerOf(context.em, connection)),
  );
}

async function count({ desk, now }: OperationContext, period: Period, reader: SqlReader): Promise<Insights> {
  const { procedure, calendar } = desk;
  const received = await countReceived(reader, period);
  const events = await countEvents(reader, period);
  const days = workingDays(await readAnswerSpans(reader, period), calendar);
  const ratings = await readRatings(reader, period);
  const lessons = await countOpenLessons(reader, londonDate(now).toString());
  const answers = events.filter(({ type }) => type === 'finalResponseIssued');
  return {
    received: total(received),
    closed: happened(events, 'caseClosed') + happened(events, 'complaintWithdrawn'),
    open: await countOpen(reader, period),
    byChannel: tallies(channels(procedure), received, ({ channel }) => channel),
    byCategory: tallies(categories(procedure), received, ({ category }) => category),
    byDecision: tallies(DECISIONS, answers, ({ decision }) => decision),
    byRootCause: tallies(procedure.rootCauses, events, ({ type, rootCause }) =>
      type === 'caseClosed' ? rootCause : null,
    ),
    promises: await readLedger(reader, period),
    responded: total(answers),
    medianWorkingDays: percentile(days, 0.5),
    ninetiethPercentileWorkingDays: percentile(days, 0.9),
    escalated: happened(events, 'escalationRequested'),
    decided: happened(events, 'escalationDecided'),
    overturned: happened(
      events.filter(({ decision }) => decision === 'OVERTURNED'),
      'escalationDecided',
    ),
    referred: happened(events, 'caseReferred'),
    ratingCount: ratings.count,
    meanRating: ratings.mean,
    openLessons: lessons.open,
    overdueLessons: lessons.overdue,
  };
}

function channels(procedure: Procedure): Omit<Tally, 'count'>[] {
  return procedure.channels.map(({ channel, title }) => ({ code: channel, title }));
}

/** The categories of the published procedure by code. */
export function categories(procedure: Procedure): Omit<Tally, 'count'>[] {
  return procedure.categories.map(({ category, title }) => ({ code: category, title }));
}

// Codes that an earlier procedure had are told by their code.
function tallies<Counted extends { count: number }>(
  known: readonly Omit<Tally, 'count'>[],
  counted: readonly Counted[],
  codeOf: (row: Counted) => string | null,
): Tally[] {
  const found = new Set(counted.map(codeOf).filter((code) => code !== null));
  const unknown = [...found].filter((code) => known.every((each) => each.code !== code));
  return [...known, ...unknown.map((code) => ({ code, title: code }))].map(({ code, title }) => ({
    code,
    title,
    count: total(counted.filter((row) => codeOf(row) === code)),
  }));
}

function happened(events: readonly EventCount[], type: EventCount['type']): number {
  return total(events.filter((event) => event.type === type));
}

function total(counted: readonly { count: number }[]): number {
  return counted.reduce((sum, { count }) => sum + count, 0);
}

function workingDays(spans: readonly AnswerSpan[], calendar: Calendar): Occurrences[] {
  return spans.map(({ askedOn, answeredOn, count }) => ({
    value: workingDaysBetween(
      Temporal.PlainDate.from(askedOn),
      Temporal.PlainDate.from(answeredOn),
      calendar,
    ),
    count,
  }));
}
