import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendarFor } from './calendar.ts';
import { UNBORN, type CaseState } from './case-state.ts';
import { limits, ombudsmanWindow, progressUpdateDue } from './deadlines.ts';
import { limitPassed, opensOmbudsman } from './limit-passed.ts';
import { procedure } from './procedure.ts';

const received = Temporal.Instant.from('2026-11-23T10:12:00Z');
const dayAfter = Temporal.Instant.from('2026-12-15T00:00:00Z');
const [first, extended] = limits(received, 'PAYMENT', calendarFor('england-and-wales'), procedure);
if (!first || !extended) throw new Error('a payment complaint has two limits');
const update = progressUpdateDue(dayAfter, procedure);

function state(changes: Partial<CaseState> = {}): CaseState {
  return { ...UNBORN, stage: 'INVESTIGATION', deadlines: [first as never, extended as never], ...changes };
}

describe('limitPassed', () => {
  it('says that we are late, the right to the ombudsman and how to reach it (DISP 1.6.2R(2))', () => {
    expect(limitPassed({ deadlines: [update] }, first, dayAfter, procedure)).toBe(
      `We had until Monday 14 December 2026 to answer your complaint, and we have not answered it. We are sorry.

We have not been able to answer your complaint in time. You may now refer it to the Financial Ombudsman Service, free of charge, without waiting for our answer.

Financial Ombudsman Service: financial-ombudsman.org.uk, 0800 023 4567.

We go on working on your complaint. Every date on which we meant to answer has passed; we will tell you by Sunday 20 December 2026 when we expect to.

This message was written automatically. The people who look after your complaint have been told.`,
    );
  });

  it('gives the date on which we expect to answer while one lies ahead', () => {
    const answer = { ...update, kind: 'FINAL_RESPONSE' as const, dueOn: '2026-12-21' };
    const text = limitPassed({ deadlines: [update, answer] }, first, dayAfter, procedure);
    expect(text).toContain('We expect to answer by Monday 21 December 2026.');
  });
});

describe('opensOmbudsman', () => {
  it.each([
    ['the first limit', state(), first, true],
    ['a second limit after the first', state({ missed: ['PAYMENT_LIMIT'] }), extended, false],
    ['a promise of ours', state(), update, false],
    ['the end of the six months', state(), ombudsmanWindow(received), false],
  ])('%s: %#', (_what, before, deadline, isOpened) => {
    expect(opensOmbudsman(before, deadline)).toBe(isOpened);
  });
});
