import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS, COVERS_FROM, COVERS_UNTIL } from './bank-holidays.ts';
import type { BankHoliday, Nation } from './bank-holidays.ts';

const MONDAY = 1;
const YEARS = [2024, 2025, 2026, 2027, 2028];
const NATIONS: Nation[] = ['england-and-wales', 'scotland', 'northern-ireland'];

/** Proclaimed once; no rule yields them. */
const ONE_OFFS: Record<Nation, BankHoliday[]> = {
  'england-and-wales': [],
  scotland: [{ date: '2026-06-15', name: 'World Cup bank holiday' }],
  'northern-ireland': [],
};

/** Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher). */
function easter(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}

function firstMonday(year: number, month: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return first.add({ days: (7 + MONDAY - first.dayOfWeek) % 7 });
}

function lastMonday(year: number, month: number): Temporal.PlainDate {
  const fifth = firstMonday(year, month).add({ weeks: 4 });
  return fifth.month === month ? fifth : fifth.subtract({ weeks: 1 });
}

/** Days of the calendar that move to the next free weekday when they fall on a weekend. */
function fixedDays(year: number, days: [month: number, day: number, name: string][]): BankHoliday[] {
  const taken = new Set<string>();
  return days.map(([month, day, name]) => {
    const nominal = Temporal.PlainDate.from({ year, month, day });
    let date = nominal;
    while (date.dayOfWeek > 5 || taken.has(date.toString())) date = date.add({ days: 1 });
    taken.add(date.toString());
    return { date: date.toString(), name: date.equals(nominal) ? name : `${name} (substitute day)` };
  });
}

function named(date: Temporal.PlainDate, name: string): BankHoliday {
  return { date: date.toString(), name };
}

/** What the rules of each nation yield for a year. */
function byRule(nation: Nation, year: number): BankHoliday[] {
  const everywhere = [
    named(easter(year).subtract({ days: 2 }), 'Good Friday'),
    named(firstMonday(year, 5), 'Early May bank holiday'),
    named(lastMonday(year, 5), 'Spring bank holiday'),
    ...fixedDays(year, [
      [12, 25, 'Christmas Day'],
      [12, 26, 'Boxing Day'],
    ]),
  ];
  if (nation === 'scotland') {
    return [
      ...everywhere,
      ...fixedDays(year, [
        [1, 1, 'New Year’s Day'],
        [1, 2, '2nd January'],
      ]),
      named(firstMonday(year, 8), 'Summer bank holiday'),
      ...fixedDays(year, [[11, 30, 'St Andrew’s Day']]),
    ];
  }
  const southOrNorth = [
    ...everywhere,
    ...fixedDays(year, [[1, 1, 'New Year’s Day']]),
    named(easter(year).add({ days: 1 }), 'Easter Monday'),
    named(lastMonday(year, 8), 'Summer bank holiday'),
  ];
  if (nation === 'england-and-wales') return southOrNorth;
  return [
    ...southOrNorth,
    ...fixedDays(year, [[3, 17, 'St Patrick’s Day']]),
    ...fixedDays(year, [[7, 12, 'Battle of the Boyne (Orangemen’s Day)']]),
  ];
}

describe('the shipped bank holidays', () => {
  it.each(NATIONS)('are for %s what the rules and the proclaimed one-offs yield', (nation) => {
    const expected = [...YEARS.flatMap((year) => byRule(nation, year)), ...ONE_OFFS[nation]];
    expected.sort((left, right) => left.date.localeCompare(right.date));
    expect(BANK_HOLIDAYS[nation]).toEqual(expected);
  });

  it.each(NATIONS)('never fall on a weekend nor twice on a day in %s', (nation) => {
    const dates = BANK_HOLIDAYS[nation].map(({ date }) => Temporal.PlainDate.from(date));
    expect(dates.filter((date) => date.dayOfWeek > 5)).toEqual([]);
    expect(new Set(dates.map(String)).size).toBe(dates.length);
  });

  it('fill the years that they claim to cover', () => {
    expect([COVERS_FROM, COVERS_UNTIL]).toEqual([`${YEARS[0]}-01-01`, `${YEARS.at(-1)}-12-31`]);
  });

  it.each([
    ['2024-03-31', 2024],
    ['2025-04-20', 2025],
    ['2026-04-05', 2026],
    ['2027-03-28', 2027],
    ['2028-04-16', 2028],
  ])('rest on Easter Sunday, %s', (date, year) => {
    expect(easter(year).toString()).toBe(date);
  });
});
