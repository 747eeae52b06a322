import { Temporal } from 'temporal-polyfill';
import { isWorkingDay, type Calendar } from './calendar.ts';
import type { Deadline } from './deadline.ts';

/**
 * When its owner is reminded of a deadline: at 09:00 in London on the last working day before the day it is due.
 * @param from when the deadline began to run
 * @returns null when that moment is over by then: so short a deadline needs no reminder
 */
export function remindAt(
  deadline: Pick<Deadline, 'dueOn'>,
  from: Temporal.Instant,
  calendar: Calendar,
): Temporal.Instant | null {
  const day = workingDayBefore(Temporal.PlainDate.from(deadline.dueOn), calendar);
  const moment = day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '09:00' }).toInstant();
  return Temporal.Instant.compare(moment, from) > 0 ? moment : null;
}

function workingDayBefore(date: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate {
  let day = date.subtract({ days: 1 });
  while (!isWorkingDay(day, calendar)) day = day.subtract({ days: 1 });
  return day;
}
