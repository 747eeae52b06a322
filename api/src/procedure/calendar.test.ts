import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addCalendarDays,
  addMonths,
  addWeeks,
  addWorkingDays,
  calendarFor,
  clocksChangeBetween,
  endOfDay,
  endOfOfficeDay,
  formatDate,
  formatLongDate,
  isWorkingDay,
  londonDate,
  londonTime,
  workingDaysBetween,
} from './calendar.ts';

const england = calendarFor('england-and-wales');
const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);

const anyDay = fc
  .integer({ min: 0, max: 4 * 365 })
  .map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }));

describe('the local day of the office', () => {
  it.each([
    ['2026-07-14T22:59:59Z', '2026-07-14', '23:59'],
    ['2026-07-14T23:00:00Z', '2026-07-15', '00:00'],
    ['2026-01-14T23:30:00Z', '2026-01-14', '23:30'],
    ['2026-03-29T00:59:59Z', '2026-03-29', '00:59'],
    ['2026-03-29T01:00:00Z', '2026-03-29', '02:00'],
  ])('of %s is %s, at %s', (instant, date, time) => {
    expect(londonDate(at(instant)).toString()).toBe(date);
    expect(londonTime(at(instant))).toBe(time);
  });

  it.each([
    ['2026-10-24', '2026-10-24T16:00:00Z', '2026-10-24T22:59:59Z'],
    ['2026-10-25', '2026-10-25T17:00:00Z', '2026-10-25T23:59:59Z'],
    ['2026-03-28', '2026-03-28T17:00:00Z', '2026-03-28T23:59:59Z'],
    ['2026-03-29', '2026-03-29T16:00:00Z', '2026-03-29T22:59:59Z'],
  ])('on %s, around a clock change, ends office at %s and altogether at %s', (date, office, midnight) => {
    expect(endOfOfficeDay(day(date)).toString()).toBe(office);
    expect(endOfDay(day(date)).toString()).toBe(midnight);
  });

  it('knows when the clocks change in between', () => {
    expect(clocksChangeBetween(at('2026-10-24T12:00:00Z'), at('2026-10-25T12:00:00Z'))).toBe(true);
    expect(clocksChangeBetween(at('2026-10-23T12:00:00Z'), at('2026-10-24T12:00:00Z'))).toBe(false);
  });

  it('is written out short and long', () => {
    expect(formatDate(day('2026-04-02'))).toBe('Thu 2 Apr 2026');
    expect(formatDate(day('2026-09-06'))).toBe('Sun 6 Sep 2026');
    expect(formatLongDate(day('2026-11-23'))).toBe('Monday 23 November 2026');
  });
});

describe('addWorkingDays', () => {
  it('counts from day 0 and names every holiday that it skips', () => {
    const counted = addWorkingDays(day('2026-04-02'), 3, england);
    expect(counted.date.toString()).toBe('2026-04-09');
    expect(counted.trace).toEqual([
      'Thu 2 Apr 2026 is day 0.',
      'Fri 3 Apr 2026 (Good Friday) does not count.',
      'Mon 6 Apr 2026 (Easter Monday) does not count.',
      '2 days at weekends do not count.',
      'Working day 3 is Thu 9 Apr 2026.',
    ]);
    expect(counted.warning).toBeNull();
  });

  it('says nothing of weekends when there are none, and speaks of one day in the singular', () => {
    expect(addWorkingDays(day('2026-11-23'), 2, england).trace).toEqual([
      'Mon 23 Nov 2026 is day 0.',
      'Working day 2 is Wed 25 Nov 2026.',
    ]);
    expect(addWorkingDays(day('2026-11-21'), 1, england).trace[1]).toBe(
      'One day of a weekend does not count.',
    );
  });

  it.each([
    ['england-and-wales', '2026-08-05'],
    ['scotland', '2026-08-06'],
    ['northern-ireland', '2026-08-05'],
  ] as const)('counts the summer holiday of %s', (nation, expected) => {
    expect(addWorkingDays(day('2026-07-31'), 3, calendarFor(nation)).date.toString()).toBe(expected);
  });

  it.each([
    ['england-and-wales', '2026-03-18', '2026-07-14', '2026-12-01'],
    ['scotland', '2026-03-18', '2026-07-14', '2026-12-02'],
    ['northern-ireland', '2026-03-19', '2026-07-15', '2026-12-01'],
  ] as const)('keeps the national days of %s', (nation, march, july, november) => {
    const calendar = calendarFor(nation);
    expect(addWorkingDays(day('2026-03-16'), 2, calendar).date.toString()).toBe(march);
    expect(addWorkingDays(day('2026-07-10'), 2, calendar).date.toString()).toBe(july);
    expect(addWorkingDays(day('2026-11-27'), 2, calendar).date.toString()).toBe(november);
  });

  it('takes a holiday that was announced later', () => {
    const extra = [{ date: '2026-11-25', name: 'Day of thanks' }];
    const counted = addWorkingDays(day('2026-11-23'), 2, calendarFor('england-and-wales', extra));
    expect(counted.date.toString()).toBe('2026-11-26');
    expect(counted.trace).toContain('Wed 25 Nov 2026 (Day of thanks) does not count.');
  });

  it('counts a holiday on a weekend once, as weekend', () => {
    const extra = [{ date: '2026-11-28', name: 'Saturday off' }];
    const counted = addWorkingDays(day('2026-11-27'), 1, calendarFor('england-and-wales', extra));
    expect(counted.trace.join(' ')).not.toContain('Saturday off');
    expect(counted.date.toString()).toBe('2026-11-30');
  });

  it('warns when the list ends before the result, and when it begins after the start', () => {
    expect(addWorkingDays(day('2028-12-28'), 1, england).warning).toBeNull();
    expect(addWorkingDays(day('2028-12-28'), 2, england).warning).toBe(
      'Our list of bank holidays for England and Wales ends on Sun 31 Dec 2028, so a holiday after that day may still move this date.',
    );
    expect(addWorkingDays(day('2023-12-29'), 1, england).warning).toContain('begins on Mon 1 Jan 2024');
  });

  it.each([-1, 1.5, Number.NaN])('refuses to count %d days', (days) => {
    expect(() => addWorkingDays(day('2026-04-02'), days, england)).toThrow(RangeError);
  });

  it('ends on a working day that workingDaysBetween counts back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const { date } = addWorkingDays(from, days, england);
        expect(isWorkingDay(date, england)).toBe(true);
        expect(workingDaysBetween(from, date, england)).toBe(days);
      }),
    );
  });

  it('is never earlier for a later start', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40 }), (from, days) => {
        const today = addWorkingDays(from, days, england).date;
        const tomorrow = addWorkingDays(from.add({ days: 1 }), days, england).date;
        expect(Temporal.PlainDate.compare(today, tomorrow)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('workingDaysBetween', () => {
  it.each([
    ['2026-04-02', '2026-04-09', 3],
    ['2026-04-02', '2026-04-06', 0],
    ['2026-04-02', '2026-04-02', 0],
    ['2026-04-09', '2026-04-02', 0],
  ])('from %s to %s is %d', (from, to, expected) => {
    expect(workingDaysBetween(day(from), day(to), england)).toBe(expected);
  });
});

describe('counting by the plain calendar', () => {
  it('adds days over a month end and a leap day', () => {
    expect(addCalendarDays(day('2026-11-28'), 5).trace).toEqual([
      'Sat 28 Nov 2026 + 5 days = Thu 3 Dec 2026.',
    ]);
    expect(addCalendarDays(day('2028-02-27'), 5).date.toString()).toBe('2028-03-03');
    expect(addCalendarDays(day('2027-02-27'), 1).trace).toEqual([
      'Sat 27 Feb 2027 + 1 day = Sun 28 Feb 2027.',
    ]);
  });

  it('adds weeks without rolling off a weekend', () => {
    expect(addWeeks(day('2026-08-29'), 8).trace).toEqual(['Sat 29 Aug 2026 + 8 weeks = Sat 24 Oct 2026.']);
  });

  it.each([
    ['2026-08-31', '2027-02-28', 'February 2027 has only 28 days.'],
    ['2027-08-31', '2028-02-29', 'February 2028 has only 29 days.'],
    ['2026-03-31', '2026-09-30', 'September 2026 has only 30 days.'],
    ['2028-02-29', '2028-08-29', undefined],
    ['2026-04-02', '2026-10-02', undefined],
  ])('adds six months to %s and gets %s', (from, expected, remark) => {
    const counted = addMonths(day(from), 6);
    expect(counted.date.toString()).toBe(expected);
    expect(counted.trace[1]).toBe(remark);
  });

  it('refuses to count backwards', () => {
    expect(() => addCalendarDays(day('2026-04-02'), -1)).toThrow(RangeError);
    expect(() => addWeeks(day('2026-04-02'), -1)).toThrow(RangeError);
    expect(() => addMonths(day('2026-04-02'), 0.5)).toThrow(RangeError);
  });
});
