const timeZone = 'Europe/London';

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

/** Builds the date formats of one language (a BCP 47 tag such as `en-GB`). */
export function createDates(locale: string): Dates {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const longDayOfYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = format({ weekday: 'short', day: 'numeric', month: 'long' });
  const shortDayOfYear = format({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
  const clock = format({ hour: '2-digit', minute: '2-digit', hour12: false });
  const hour = format({ hour: 'numeric', hour12: true });
  const hourAndMinute = format({ hour: 'numeric', minute: '2-digit', hour12: true });

  // Some engines put a comma after the weekday; one form everywhere.
  const plain = (words: string) => words.replace(',', '');

  function day(on: string, now: Date): string {
    const noon = new Date(`${on}T12:00:00Z`);
    const isThisYear = on.slice(0, 4) === londonDay(now).slice(0, 4);
    return plain((isThisYear ? longDay : longDayOfYear).format(noon));
  }

  return {
    day,
    moment(at, now) {
      const instant = new Date(at);
      const isThisYear = londonDay(instant).slice(0, 4) === londonDay(now).slice(0, 4);
      return `${plain((isThisYear ? shortDay : shortDayOfYear).format(instant))}, ${clock.format(instant)}`;
    },
    due({ dueAt, dueOn }, now) {
      const instant = new Date(dueAt);
      const time = clock.format(instant);
      const endsWithItsDay = londonDay(instant) !== dueOn || time === '23:59' || time === '00:00';
      if (endsWithItsDay) return day(dueOn, now);
      const words = time.endsWith(':00') ? hour.format(instant) : hourAndMinute.format(instant);
      return `${day(dueOn, now)}, ${words}`;
    },
  };
}

// Swedish writes dates as ISO 8601 does.
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone });

/** The local date in London, `YYYY-MM-DD`, at an instant. */
export function londonDay(at: Date): string {
  return isoDay.format(at);
}

/** Whole calendar days from one local date (`YYYY-MM-DD`) to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
