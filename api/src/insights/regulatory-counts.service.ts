import { Temporal } from 'temporal-polyfill';
import { requireRight } from '../access/rights.ts';
import type { OperationContext } from '../context.ts';
import { workingDaysBetween, type Calendar } from '../procedure/calendar.ts';
import { noteRead } from '../reads/note-read.ts';
import { csvOf } from './csv.ts';
import { categories } from './insights.service.ts';
import { readerOf } from '../replica/sql-reader.ts';
import { periodOf } from './period.ts';
import { readCaseLoad, readClosed, type CaseLoad, type ClosedCount } from './regulatory-counts.query.ts';
import { INSIGHTS } from './insights.policy.ts';

const HEADINGS = [
  'From',
  'To',
  'Category',
  'Category in words',
  'Opened',
  'Closed',
  'Outstanding at the end',
  'Closed within 3 working days',
  'Closed after 3 working days, within 8 weeks',
  'Closed after more than 8 weeks',
  'Upheld',
  'Redress offered (GBP)',
  'Main category',
];

/** The time spans of the half-yearly return (DISP 1 Annex 1R). */
const SHORT_WORKING_DAYS = 3;
const LONG_WEEKS = 8;

/**
 * The counts of the half-yearly return as CSV: one row a category, then one for all (DISP 1.10).
 * @param from first day in London, YYYY-MM-DD
 * @param to last day, counted too
 * @throws DomainError UNAUTHENTICATED, BAD_USER_INPUT
 */
export async function regulatoryCounts(context: OperationContext, from: string, to: string): Promise<string> {
  requireRight(context.viewers.staff, INSIGHTS.regulatoryCounts);
  const { em, desk } = context;
  const period = periodOf(from, to);
  const [load, closed] = await desk.replica.read(context, async (connection) => {
    const reader = readerOf(em, connection);
    return [await readCaseLoad(reader, period), await readClosed(reader, period)] as const;
  });
  const known = categories(desk.procedure);
  noteRead(context, { kind: 'EXPORT', caseFile: null, what: `regulatoryCounts ${from} ${to}` });
  const main = mainCategory(load);
  const row = (code: string, title: string, belongs: (each: { category: string }) => boolean) => {
    const counts = countsOf(load.filter(belongs), closed.filter(belongs), desk.calendar);
    return [period.firstOn, period.lastOn, code, title, ...counts, code === main ? 'yes' : 'no'];
  };
  return csvOf([
    HEADINGS,
    ...known.map(({ code, title }) => row(code, title, ({ category }) => category === code)),
    [...row('ALL', 'All', () => true).slice(0, -1), main ?? ''],
  ]);
}

/** What most complaints of the period were about; null when none came. */
function mainCategory(load: readonly CaseLoad[]): string | null {
  const [most] = load
    .filter(({ opened }) => opened > 0)
    .toSorted((left, right) => right.opened - left.opened || (left.category < right.category ? -1 : 1));
  return most?.category ?? null;
}

function countsOf(load: CaseLoad[], closed: ClosedCount[], calendar: Calendar): (number | string)[] {
  const within = Map.groupBy(closed, (each) => spanOf(each, calendar));
  const count = (rows: ClosedCount[] = []): number => sum(rows.map((row) => row.count));
  return [
    sum(load.map(({ opened }) => opened)),
    count(closed),
    sum(load.map(({ outstanding }) => outstanding)),
    count(within.get('SHORT')),
    count(within.get('MIDDLE')),
    count(within.get('LONG')),
    sum(closed.map(({ upheld }) => upheld)),
    (sum(closed.map(({ redressPence }) => redressPence)) / 100).toFixed(2),
  ];
}

function spanOf({ receivedOn, closedOn }: ClosedCount, calendar: Calendar): 'SHORT' | 'MIDDLE' | 'LONG' {
  const received = Temporal.PlainDate.from(receivedOn);
  const closed = Temporal.PlainDate.from(closedOn);
  if (workingDaysBetween(received, closed, calendar) <= SHORT_WORKING_DAYS) return 'SHORT';
  const limit = received.add({ weeks: LONG_WEEKS });
  return Temporal.PlainDate.compare(closed, limit) <= 0 ? 'MIDDLE' : 'LONG';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
