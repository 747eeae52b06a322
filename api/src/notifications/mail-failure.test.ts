import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { failureOf } from './mail-failure.ts';
import { nextAttempt } from './retry.ts';

describe('failureOf', () => {
  it.each([
    [true, { responseCode: 550, command: 'RCPT TO' }],
    [true, { responseCode: 554, command: 'DATA' }],
    [false, { responseCode: 450, command: 'RCPT TO' }],
    [false, { responseCode: 421, command: 'DATA' }],
    // The server refuses us, not the customer.
    [false, { responseCode: 535, command: 'AUTH PLAIN' }],
    [false, { responseCode: 550, command: 'MAIL FROM' }],
    [false, { code: 'ECONNREFUSED' }],
  ])('is permanent: %s for %j', (isPermanent, facts) => {
    expect(failureOf(Object.assign(new Error('no\r\nway'), facts))).toEqual({
      isPermanent,
      reason: 'no way',
    });
  });
});

describe('nextAttempt', () => {
  it('waits twice as long each time, four hours at most, and ends after about three days', () => {
    const now = Temporal.Instant.from('2026-11-23T10:00:00Z');
    const waits: number[] = [];
    for (let attempts = 1; ; attempts++) {
      const next = nextAttempt(now, attempts);
      if (next === null) break;
      waits.push(now.until(next).total('minutes'));
    }
    expect(waits.slice(0, 9)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 240]);
    const days = waits.reduce((sum, wait) => sum + wait, 0) / (24 * 60);
    expect(days).toBeGreaterThan(2.5);
    expect(days).toBeLessThan(3.5);
  });
});
