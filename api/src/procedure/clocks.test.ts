import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendarFor } from './calendar.ts';
import { begun, isPast, missedUncounted, stillRunning } from './clocks.ts';
import { finalResponseDue, ombudsmanWindow, progressUpdateDue } from './deadlines.ts';
import { procedure } from './procedure.ts';

const received = Temporal.Instant.from('2026-11-23T10:12:00Z');
const update = progressUpdateDue(received, procedure);
const later = progressUpdateDue(received.add({ hours: 24 }), procedure);
const answer = finalResponseDue(received, false, calendarFor('england-and-wales'), procedure);
const window = ombudsmanWindow(received);
const justAfter = (dueAt: string) => Temporal.Instant.from(dueAt).add({ milliseconds: 1 });

describe('begun', () => {
  it('names what began to run, and what runs to another time', () => {
    expect(begun([], [update, answer])).toEqual([update, answer]);
    expect(begun([update, answer], [later, answer])).toEqual([later]);
    expect(begun([update, answer], [answer])).toEqual([]);
  });

  it('leaves the customer’s own window to the customer', () => {
    expect(begun([], [window])).toEqual([]);
  });
});

describe('stillRunning', () => {
  it.each([
    ['open', [update, answer], [], update],
    ['kept or dropped', [answer], [], null],
    ['replaced by a later one of its kind', [later, answer], [], null],
    ['counted as missed', [update, answer], ['PROGRESS_UPDATE' as const], null],
  ])('a deadline that is %s', (_what, deadlines, missed, expected) => {
    expect(stillRunning({ deadlines, missed }, update)).toBe(expected);
  });
});

describe('isPast', () => {
  it('counts the moment itself as in time', () => {
    expect(isPast(update, Temporal.Instant.from(update.dueAt))).toBe(false);
    expect(isPast(update, justAfter(update.dueAt))).toBe(true);
  });
});

describe('missedUncounted', () => {
  it('names what is over and was not counted', () => {
    const deadlines = [update, answer, window];
    expect(missedUncounted({ deadlines, missed: [] }, received)).toEqual([]);
    expect(missedUncounted({ deadlines, missed: [] }, justAfter(update.dueAt))).toEqual([update]);
    expect(missedUncounted({ deadlines, missed: [] }, justAfter(window.dueAt))).toEqual([update, answer]);
    expect(missedUncounted({ deadlines, missed: ['FINAL_RESPONSE'] }, justAfter(window.dueAt))).toEqual([
      update,
    ]);
  });
});
