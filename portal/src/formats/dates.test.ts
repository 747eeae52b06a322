import { describe, expect, it } from 'vitest';
import { countdown } from './countdown.ts';
import { en } from '../messages/en/index.ts';
import { createDates, daysBetween, keepDatesTogether, londonDay } from './dates.ts';

const dates = createDates(() => en.dates);
const now = new Date('2026-11-23T18:00:00Z');

describe('dates in words', () => {
  it('names the day, and the year only when it is another one', () => {
    expect(dates.day('2026-12-07', now)).toBe('Monday 7\u00a0December');
    expect(dates.day('2027-01-04', now)).toBe('Monday 4\u00a0January\u00a02027');
  });

  it('tells moments in London time, also in summer', () => {
    expect(dates.moment('2026-11-23T10:12:00Z', now)).toBe('Mon\u00a023\u00a0November, 10:12');
    expect(dates.moment('2026-06-30T23:30:00Z', now)).toBe('Wed\u00a01\u00a0July, 00:30');
  });

  it.each([
    ['2026-11-28T17:00:00Z', '2026-11-28', 'Saturday 28\u00a0November, 5\u00a0pm'],
    ['2026-11-28T17:30:00Z', '2026-11-28', 'Saturday 28\u00a0November, 5:30\u00a0pm'],
    ['2026-11-28T23:59:59Z', '2026-11-28', 'Saturday 28\u00a0November'],
    ['2026-11-29T00:00:00Z', '2026-11-28', 'Saturday 28\u00a0November'],
  ])('a promise due at %s on %s reads "%s"', (dueAt, dueOn, words) => {
    expect(dates.due({ dueAt, dueOn }, now)).toBe(words);
  });

  it('keeps the dates of the server in one piece', () => {
    expect(keepDatesTogether('Thu 2 Apr 2026 = day 0; Fri 3 Apr skipped; 10 working days')).toBe(
      'Thu 2\u00a0Apr\u00a02026 = day 0; Fri 3\u00a0Apr skipped; 10 working days',
    );
  });

  it('counts days across the change of the clocks', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(londonDay(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
  });
});

describe('countdown', () => {
  it.each([
    ['2026-11-23T23:59:59Z', '2026-11-23', { kind: 'today' }],
    ['2026-11-24T17:00:00Z', '2026-11-24', { kind: 'tomorrow' }],
    ['2026-11-28T17:00:00Z', '2026-11-28', { kind: 'ahead', days: 5 }],
    ['2026-11-23T17:00:00Z', '2026-11-23', { kind: 'passed', days: 0 }],
    ['2026-11-21T17:00:00Z', '2026-11-21', { kind: 'passed', days: 2 }],
  ])('a promise due at %s is %o', (dueAt, dueOn, expected) => {
    expect(countdown({ dueAt, dueOn }, now)).toEqual(expected);
  });
});
