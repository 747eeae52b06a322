import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendarFor } from './calendar.ts';
import { remindAt } from './reminders.ts';

const england = calendarFor('england-and-wales');
const scotland = calendarFor('scotland');
const longAgo = Temporal.Instant.from('2025-01-01T00:00:00Z');

describe('remindAt', () => {
  it.each([
    ['a Thursday', '2026-11-26', england, '2026-11-25T09:00:00Z'],
    ['a Monday: the Friday before', '2026-11-30', england, '2026-11-27T09:00:00Z'],
    ['a Sunday: the Friday before', '2026-11-29', england, '2026-11-27T09:00:00Z'],
    ['the Tuesday after Easter', '2026-04-07', england, '2026-04-02T08:00:00Z'],
    [
      'the Tuesday after Easter in Scotland, where Monday is no holiday',
      '2026-04-07',
      scotland,
      '2026-04-06T08:00:00Z',
    ],
    ['the first working day of a year', '2027-01-04', england, '2026-12-31T09:00:00Z'],
    ['the Monday on which summer time has begun', '2026-03-30', england, '2026-03-27T09:00:00Z'],
    ['the Tuesday after winter time has begun', '2026-10-27', england, '2026-10-26T09:00:00Z'],
  ])('for %s', (_what, dueOn, calendar, expected) => {
    expect(remindAt({ dueOn }, longAgo, calendar)?.toString()).toBe(expected);
  });

  it('is null when the reminder would come before the deadline begins, or with it', () => {
    const tuesday = { dueOn: '2026-11-24' };
    expect(remindAt(tuesday, Temporal.Instant.from('2026-11-23T10:12:00Z'), england)).toBeNull();
    expect(remindAt(tuesday, Temporal.Instant.from('2026-11-23T09:00:00Z'), england)).toBeNull();
    expect(remindAt(tuesday, Temporal.Instant.from('2026-11-23T08:59:00Z'), england)).not.toBeNull();
  });
});
