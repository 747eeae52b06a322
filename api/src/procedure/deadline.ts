import type { Temporal } from 'temporal-polyfill';
import { endOfDay, endOfOfficeDay } from './calendar.ts';
import type { CountedDate } from './calendar.ts';
import type { DeadlineKind } from './published.ts';

/** A promise with its due time, or a legal limit, and why it falls when it falls. */
export interface Deadline<Kind extends string = DeadlineKind> {
  kind: Kind;
  /** ISO 8601 instant in UTC. */
  dueAt: string;
  /** Local date in London, YYYY-MM-DD. */
  dueOn: string;
  /** A date of the law that nothing pauses, as opposed to a promise of ours. */
  isLimit: boolean;
  /** Plain sentences for customers and staff, in the order of the reckoning. */
  trace: string[];
  /** "procedure: …" or the rule of the FCA's handbook. */
  source: string;
}

/** A promise that is kept by 17:00 in London on the counted day; `opening` comes before the counted steps. */
export function promiseOn<Kind extends string>(
  kind: Kind,
  counted: CountedDate,
  opening: string[],
  source: string,
): Deadline<Kind> {
  return due(kind, counted, endOfOfficeDay(counted.date), { isLimit: false, opening, source });
}

/** A date of the law that ends with the counted day in London. */
export function limitOn<Kind extends string>(
  kind: Kind,
  counted: CountedDate,
  opening: string[],
  source: string,
): Deadline<Kind> {
  return due(kind, counted, endOfDay(counted.date), { isLimit: true, opening, source });
}

function due<Kind extends string>(
  kind: Kind,
  { date, trace, warning }: CountedDate,
  dueAt: Temporal.Instant,
  { isLimit, opening, source }: { isLimit: boolean; opening: string[]; source: string },
): Deadline<Kind> {
  return {
    kind,
    dueAt: dueAt.toString(),
    dueOn: date.toString(),
    isLimit,
    trace: [...opening, ...trace, ...(warning === null ? [] : [warning])],
    source,
  };
}
