import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendarFor } from './calendar.ts';
import { ombudsmanGate } from './ombudsman.ts';
import type { OmbudsmanFacts } from './ombudsman.ts';
import { procedure } from './procedure.ts';

const england = calendarFor('england-and-wales');
const at = (text: string) => Temporal.Instant.from(text);

/** A complaint of Thu 2 Apr 2026: 15 working days end 27 Apr, 35 end 27 May, 8 weeks end 28 May. */
function gate(now: string, facts: Partial<OmbudsmanFacts> = {}) {
  const receivedAt = at('2026-04-02T09:00:00Z');
  return ombudsmanGate(
    { category: 'PAYMENT', receivedAt, now: at(now), isExhausted: false, ...facts },
    england,
    procedure,
  );
}

describe('the gate to the ombudsman', () => {
  it.each([
    ['PAYMENT', '2026-04-27T22:59:59Z', 'NOT_YET', '2026-04-28'],
    ['PAYMENT', '2026-04-27T23:00:00Z', 'LIMIT_PASSED', '2026-04-28'],
    ['FINANCIAL', '2026-05-28T22:59:59Z', 'NOT_YET', '2026-05-29'],
    ['FINANCIAL', '2026-05-28T23:00:00Z', 'LIMIT_PASSED', '2026-05-29'],
  ] as const)(
    'opens for %s with the local day after the limit: %s is %s',
    (category, now, reason, opensOn) => {
      const isOpen = reason === 'LIMIT_PASSED';
      expect(gate(now, { category })).toMatchObject({ isOpen, reason, opensOn, lastDay: null });
    },
  );

  it('waits for 35 working days when we wrote why by day 15', () => {
    const paymentHeldAt = at('2026-04-27T22:30:00Z');
    expect(gate('2026-05-01T10:00:00Z', { paymentHeldAt })).toMatchObject({
      reason: 'NOT_YET',
      opensOn: '2026-05-28',
    });
    expect(gate('2026-05-27T23:00:00Z', { paymentHeldAt })).toMatchObject({ reason: 'LIMIT_PASSED' });
  });

  it('does not wait longer when we wrote too late', () => {
    const paymentHeldAt = at('2026-04-27T23:00:00Z');
    expect(gate('2026-05-01T10:00:00Z', { paymentHeldAt })).toMatchObject({
      reason: 'LIMIT_PASSED',
      opensOn: '2026-04-28',
    });
  });

  it('gives no longer limit to a financial complaint that was held', () => {
    const facts = { category: 'FINANCIAL', paymentHeldAt: at('2026-04-10T10:00:00Z') } as const;
    expect(gate('2026-04-12T10:00:00Z', facts).opensOn).toBe('2026-05-29');
  });

  it('opens with the final response and names its last day', () => {
    const open = gate('2026-04-20T10:00:00Z', { finalResponseSentAt: at('2026-04-20T09:00:00Z') });
    expect(open).toEqual({
      isOpen: true,
      reason: 'FINAL_RESPONSE_ISSUED',
      explanation:
        'We sent you our answer on Monday 20 April 2026. You may take your complaint to the Financial Ombudsman ' +
        'Service, free of charge, until Tuesday 20 October 2026. You may also ask us to look again first; that ' +
        'does not stop the six months.',
      opensOn: '2026-04-20',
      lastDay: '2026-10-20',
    });
  });

  it.each([
    ['2026-10-20T22:59:59Z', true, 'FINAL_RESPONSE_ISSUED'],
    ['2026-10-20T23:00:00Z', false, 'WINDOW_CLOSED'],
  ])('shuts with the last day of the six months: %s', (now, isOpen, reason) => {
    const shut = gate(now, { finalResponseSentAt: at('2026-04-20T09:00:00Z') });
    expect(shut).toMatchObject({ isOpen, reason, lastDay: '2026-10-20', opensOn: '2026-04-20' });
  });

  it('has been open since the limit when the response came after it', () => {
    const late = gate('2026-06-01T10:00:00Z', { finalResponseSentAt: at('2026-05-20T09:00:00Z') });
    expect(late).toMatchObject({
      reason: 'FINAL_RESPONSE_ISSUED',
      opensOn: '2026-04-28',
      lastDay: '2026-11-20',
    });
  });

  it('says when our own reviews are finished', () => {
    const sent = { finalResponseSentAt: at('2026-04-20T09:00:00Z'), isExhausted: true };
    expect(gate('2026-04-21T10:00:00Z', sent).explanation).toContain('Our own reviews are finished.');
    const other = gate('2026-04-21T10:00:00Z', { category: 'SERVICE', isExhausted: true });
    expect(other.explanation).toContain('so you may take it to our ADR provider');
  });

  it.each(['ACCOUNT', 'PLATFORM', 'SERVICE', 'DATA_PRIVACY', 'OTHER'] as const)(
    'stays shut for %s',
    (category) => {
      const shut = gate('2027-01-01T10:00:00Z', {
        category,
        finalResponseSentAt: at('2026-12-01T09:00:00Z'),
      });
      expect(shut).toMatchObject({ isOpen: false, reason: 'NOT_ELIGIBLE', opensOn: null, lastDay: null });
    },
  );
});
