import type { Messages } from '../messages/en/index.ts';

const timeZone = 'Europe/London';
/** Keeps a number with its word: a line never ends between day and month, or before "pm". */
const nbsp = '\u00a0';

/** Dates and times in words. Every result is London time, whatever the device says. */
export interface Dates {
  /** `2026-12-07` → "Monday 7 December"; the year is added when it is not the year of `now`. */
  day(on: string, now: Date): string;
  /** An instant (ISO 8601) → "Mon 23 November, 10:12". */
  moment(at: string, now: Date): string;
  /**
   * The day of a promise, and its hour when it names one: "Saturday 28 November, 5 pm".
   * A promise that ends with its day has no hour to name.
   */
  due(due: { dueAt: string; dueOn: string }, now: Date): string;
}

/**
 * Builds the dates of a language from its words. Browsers know the rules of the calendar, but some lack the names:
 * Chromium has none in Welsh, and would write them in its own language.
 */
export function createDates(words: () => Messages['dates']): Dates {
  function dayOf(on: string, weekdays: readonly string[], now: Date): string {
    const [year = '', month = '', day = ''] = on.split('-');
    const weekday = weekdays[new Date(`${on}T12:00:00Z`).getUTCDay()] ?? '';
    const inWords = `${weekday} ${Number(day)}${nbsp}${words().months[Number(month) - 1] ?? ''}`;
    return on.slice(0, 4) === londonDay(now).slice(0, 4) ? inWords : `${inWords}${nbsp}${year}`;
  }

  function hour(time: string): string {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    const half = hours < 12 ? words().am : words().pm;
    const shown = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
    return `${hours % 12 || 12}${shown}${nbsp}${half}`;
  }

  const day: Dates['day'] = (on, now) => dayOf(on, words().weekdays, now);

  return {
    day,
    moment(at, now) {
      const instant = new Date(at);
      const inOnePiece = dayOf(londonDay(instant), words().shortWeekdays, now).replace(' ', nbsp);
      return `${inOnePiece}, ${londonTime(instant)}`;
    },
    due({ dueAt, dueOn }, now) {
      const instant = new Date(dueAt);
      const time = londonTime(instant);
      const endsWithItsDay = londonDay(instant) !== dueOn || time === '23:59' || time === '00:00';
      return endsWithItsDay ? day(dueOn, now) : `${day(dueOn, now)}, ${hour(time)}`;
    },
  };
}

// Swedish writes dates and times as ISO 8601 does.
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone });
const isoTime = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' });

/** The local date in London, `YYYY-MM-DD`, at an instant. */
export function londonDay(at: Date): string {
  return isoDay.format(at);
}

/** The time of day in London, `HH:MM`, at an instant. */
function londonTime(at: Date): string {
  return isoTime.format(at);
}

/** Whole calendar days from one local date (`YYYY-MM-DD`) to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** A text of the server with its dates kept in one piece: "7 December" never breaks. */
export function keepDatesTogether(text: string): string {
  return text
    .replace(/(\d{1,2}) (?=\p{Lu}\p{Ll}{2})/gu, `$1${nbsp}`)
    .replace(/(\d{1,2}\u00a0\p{L}+) (?=\d{4}\b)/gu, `$1${nbsp}`);
}
