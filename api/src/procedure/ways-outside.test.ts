import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendarFor } from './calendar.ts';
import { procedure } from './procedure.ts';
import type { Category, Stage } from './published.ts';
import { waysOutside } from './ways-outside.ts';

const calendar = calendarFor('england-and-wales');
const sentAt = Temporal.Instant.from('2026-04-20T09:00:00Z');

function ways(stage: Stage, escalationLevel: number, category: Category = 'PAYMENT', isAnswered = true) {
  const state = { stage, escalationLevel, category, receivedAt: '2026-04-02T09:00:00.000Z' };
  const now = Temporal.Instant.from('2026-04-21T09:00:00Z');
  const facts = { now, ...(isAnswered ? { finalResponseSentAt: sentAt } : {}) };
  return Object.fromEntries(
    waysOutside(state, facts, calendar, procedure).map((way) => [way.body.code, way]),
  );
}

describe('the ways outside', () => {
  it.each([
    ['REVIEW', 0, false, 'as soon as you have our answer'],
    ['RESPONDED', 0, false, 'the first one of them now'],
    ['ESCALATED', 1, false, 'again right now'],
    ['RESPONDED', 1, false, 'the last one of them now'],
    ['ESCALATED', 2, false, 'again right now'],
    ['RESPONDED', 2, true, 'Our own reviews are finished'],
    ['CLOSED', 2, true, 'Our own reviews are finished'],
  ] as const)('to the ADR provider at %s, level %i: open %s', (stage, level, isOpen, words) => {
    const way = ways(stage, level)['ADR_PROVIDER'];
    expect(way?.isOpen).toBe(isOpen);
    expect(way?.explanation).toContain(words);
  });

  it('to the ombudsman opens with the answer, for six months', () => {
    expect(ways('RESPONDED', 0)['FINANCIAL_OMBUDSMAN']).toMatchObject({
      isOpen: true,
      opensOn: '2026-04-20',
      openUntil: '2026-10-20',
    });
    expect(ways('REVIEW', 0, 'PAYMENT', false)['FINANCIAL_OMBUDSMAN']).toMatchObject({
      isOpen: false,
      openUntil: null,
    });
  });

  it('to the ombudsman stays shut for what it does not take', () => {
    const way = ways('RESPONDED', 2, 'SERVICE')['FINANCIAL_OMBUDSMAN'];
    expect(way?.isOpen).toBe(false);
    expect(way?.explanation).toContain('takes only those');
  });
});
