import { Temporal } from 'temporal-polyfill';
import { badInput } from '../errors.ts';
import { londonDate } from '../procedure/calendar.ts';

const EARLIEST = '2000-01-01';
const LATEST = '2999-12-31';

/** Whole days in London, as the instants between which things happened. */
export interface Period {
  /** First and last day, YYYY-MM-DD. */
  firstOn: string;
  lastOn: string;
  /** ISO 8601 in UTC; `until` is the first moment after the period. */
  since: string;
  until: string;
}

/** @throws DomainError BAD_USER_INPUT when the first day is after the last, or a year cannot be meant */
export function periodOf(from: string, to: string): Period {
  if (from < EARLIEST || to > LATEST) {
    const message = `A period lies between ${EARLIEST} and ${LATEST}.`;
    throw badInput([{ path: from < EARLIEST ? 'from' : 'to', message }]);
  }
  if (from > to) {
    throw badInput([{ path: 'from', message: 'The first day of the period is after its last.' }]);
  }
  return period(Temporal.PlainDate.from(from), Temporal.PlainDate.from(to));
}

/** The last calendar quarter that has ended in London. */
export function lastFullQuarter(now: Temporal.Instant): Period {
  const today = londonDate(now);
  const begun = today.with({ month: today.month - ((today.month - 1) % 3), day: 1 });
  return period(begun.subtract({ months: 3 }), begun.subtract({ days: 1 }));
}

function period(first: Temporal.PlainDate, last: Temporal.PlainDate): Period {
  return {
    firstOn: first.toString(),
    lastOn: last.toString(),
    since: beginning(first),
    until: beginning(last.add({ days: 1 })),
  };
}

function beginning(day: Temporal.PlainDate): string {
  return day.toZonedDateTime('Europe/London').toInstant().toString();
}
