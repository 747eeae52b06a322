import { Temporal } from 'temporal-polyfill';
import { BANK_HOLIDAYS, COVERS_FROM, COVERS_UNTIL } from './bank-holidays.ts';
import type { BankHoliday, Nation } from './bank-holidays.ts';
import { duration } from './duration.ts';

const LONDON = 'Europe/London';
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(
  ',',
);
const NATION_NAMES: Record<Nation, string> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

/** The days on which a nation of the UK does not work, apart from weekends. */
export interface Calendar {
  nation: Nation;
  /** YYYY-MM-DD to the holiday's name. */
  holidays: ReadonlyMap<string, string>;
  /** First and last local date (YYYY-MM-DD) that the list knows. */
  coversFrom: string;
  coversUntil: string;
}

/** A date that was counted out, with the plain steps that led to it. */
export interface CountedDate {
  date: Temporal.PlainDate;
  trace: readonly string[];
  /** A sentence if the list of bank holidays does not reach over the whole count. */
  warning: string | null;
}

/** The shipped calendar of a nation, with holidays that were announced since. */
export function calendarFor(nation: Nation, extraHolidays: readonly BankHoliday[] = []): Calendar {
  const holidays = [...BANK_HOLIDAYS[nation], ...extraHolidays];
  return {
    nation,
    holidays: new Map(holidays.map(({ date, name }) => [Temporal.PlainDate.from(date).toString(), name])),
    coversFrom: COVERS_FROM,
    coversUntil: COVERS_UNTIL,
  };
}

/** The local date of the office at an instant. */
export function londonDate(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(LONDON).toPlainDate();
}

/** Local time of the office at an instant, HH:MM. */
export function londonTime(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(LONDON).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** Whether London's clocks stand differently at the two instants. */
export function clocksChangeBetween(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return one.toZonedDateTimeISO(LONDON).offset !== other.toZonedDateTimeISO(LONDON).offset;
}

/** 17:00 in London: promises of the day are kept by then. */
export function endOfOfficeDay(date: Temporal.PlainDate): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: LONDON, plainTime: '17:00' }).toInstant();
}

/** The last second of the day in London: legal limits and windows end then. */
export function endOfDay(date: Temporal.PlainDate): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: LONDON, plainTime: '23:59:59' }).toInstant();
}

/** "Thu 2 Apr 2026" */
export function formatDate(date: Temporal.PlainDate): string {
  return `${weekday(date).slice(0, 3)} ${date.day} ${month(date).slice(0, 3)} ${date.year}`;
}

/** "2 April" */
export function formatDayAndMonth(date: Temporal.PlainDate): string {
  return `${date.day} ${month(date)}`;
}

/** "Thursday 2 April 2026" */
export function formatLongDate(date: Temporal.PlainDate): string {
  return `${weekday(date)} ${formatDayAndMonth(date)} ${date.year}`;
}

/** Monday to Friday, not a bank holiday of the calendar. */
export function isWorkingDay(date: Temporal.PlainDate, calendar: Calendar): boolean {
  return !isWeekend(date) && !calendar.holidays.has(date.toString());
}

/** What was counted by each calendar already: all complaints of one day count the same. */
const remembered = new WeakMap<Calendar, Map<string, CountedDate>>();
const MOST_REMEMBERED = 1_000;

/**
 * Counts working days onwards; `from` is day 0 whether it is a working day or not (DISP 1.6.2R counts from receipt).
 * @throws RangeError unless `days` is a whole number, 0 or more
 */
export function addWorkingDays(from: Temporal.PlainDate, days: number, calendar: Calendar): CountedDate {
  requireCount(days);
  const known = remembered.get(calendar) ?? new Map<string, CountedDate>();
  remembered.set(calendar, known);
  const key = `${from.toString()} + ${days}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MOST_REMEMBERED) known.clear();
  const counted = countWorkingDays(from, days, calendar);
  known.set(key, counted);
  return counted;
}

function countWorkingDays(from: Temporal.PlainDate, days: number, calendar: Calendar): CountedDate {
  const trace = [`${formatDate(from)} is day 0.`];
  let date = from;
  let weekendDays = 0;
  for (let counted = 0; counted < days;) {
    date = date.add({ days: 1 });
    const holiday = calendar.holidays.get(date.toString());
    if (isWeekend(date)) weekendDays++;
    else if (holiday !== undefined) trace.push(`${formatDate(date)} (${holiday}) does not count.`);
    else counted++;
  }
  if (weekendDays === 1) trace.push('One day of a weekend does not count.');
  if (weekendDays > 1) trace.push(`${weekendDays} days at weekends do not count.`);
  trace.push(`Working day ${days} is ${formatDate(date)}.`);
  return { date, trace, warning: coverageWarning(from, date, calendar) };
}

/** How many working days lie after `from`, up to and including `to`; 0 when `to` is not after `from`. */
export function workingDaysBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  calendar: Calendar,
): number {
  let count = 0;
  for (
    let date = from.add({ days: 1 });
    Temporal.PlainDate.compare(date, to) <= 0;
    date = date.add({ days: 1 })
  ) {
    if (isWorkingDay(date, calendar)) count++;
  }
  return count;
}

/** Calendar days, weekends and holidays included. */
export function addCalendarDays(from: Temporal.PlainDate, days: number): CountedDate {
  return addPlain(from, { days }, days, 'day');
}

/** Whole weeks; the result is the same day of the week and does not roll off a weekend. */
export function addWeeks(from: Temporal.PlainDate, weeks: number): CountedDate {
  return addPlain(from, { weeks }, weeks, 'week');
}

/** Calendar months; a day that the month lacks becomes its last one (31 Aug + 6 months = 28 Feb). */
export function addMonths(from: Temporal.PlainDate, months: number): CountedDate {
  const counted = addPlain(from, { months }, months, 'month');
  const { date, trace } = counted;
  if (date.day === from.day) return counted;
  return { ...counted, trace: [...trace, `${month(date)} ${date.year} has only ${date.day} days.`] };
}

function addPlain(
  from: Temporal.PlainDate,
  step: Temporal.DurationLike,
  count: number,
  unit: string,
): CountedDate {
  requireCount(count);
  const date = from.add(step);
  return {
    date,
    trace: [`${formatDate(from)} + ${duration(count, unit)} = ${formatDate(date)}.`],
    warning: null,
  };
}

function requireCount(count: number): void {
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(`only a whole number, 0 or more, can be counted onwards, not ${count}`);
  }
}

function coverageWarning(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  calendar: Calendar,
): string | null {
  const list = `Our list of bank holidays for ${NATION_NAMES[calendar.nation]}`;
  const until = Temporal.PlainDate.from(calendar.coversUntil);
  if (Temporal.PlainDate.compare(to, until) > 0) {
    return `${list} ends on ${formatDate(until)}, so a holiday after that day may still move this date.`;
  }
  const since = Temporal.PlainDate.from(calendar.coversFrom);
  if (Temporal.PlainDate.compare(from, since) < 0) {
    return `${list} begins on ${formatDate(since)}, so holidays before that day were not taken into account.`;
  }
  return null;
}

function isWeekend(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek > 5;
}

function weekday(date: Temporal.PlainDate): string {
  return String(WEEKDAYS[date.dayOfWeek - 1]);
}

function month(date: Temporal.PlainDate): string {
  return String(MONTHS[date.month - 1]);
}
