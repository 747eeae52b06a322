import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { keepingOf, type RestrictionGround } from './retention.ts';

const RETENTION = { caseYears: 6, strayMailDays: 365, source: 'a law' };

interface Example {
  closedAt: string | null;
  restriction?: RestrictionGround;
  openLessons?: number;
  today: string;
  reason: string | null;
  erasableOn?: string;
}

const EXAMPLES: Example[] = [
  { closedAt: null, today: '2040-01-01', reason: 'The case is open.' },
  {
    closedAt: '2026-11-23T10:00:00Z',
    today: '2032-11-22',
    reason: 'this one until Tuesday 23 November 2032.',
    erasableOn: '2032-11-23',
  },
  { closedAt: '2026-11-23T10:00:00Z', today: '2032-11-23', reason: null },
  // The day is that in London: half past eleven at night in UTC is the next day in summer.
  { closedAt: '2026-06-30T23:30:00Z', today: '2032-06-30', reason: 'until', erasableOn: '2032-07-01' },
  { closedAt: '2028-02-29T10:00:00Z', today: '2034-02-28', reason: null },
  {
    closedAt: '2026-11-23T10:00:00Z',
    restriction: 'LEGAL_CLAIM',
    today: '2040-01-01',
    reason: 'restricted',
    erasableOn: '2032-11-23',
  },
  {
    closedAt: '2026-11-23T10:00:00Z',
    openLessons: 1,
    today: '2040-01-01',
    reason: 'A lesson',
    erasableOn: '2032-11-23',
  },
];

it.each(EXAMPLES)(
  'closed at $closedAt, on $today: $reason',
  ({ closedAt, restriction = null, openLessons = 0, today, reason, erasableOn = null }) => {
    const keeping = keepingOf(
      { closedAt, restriction },
      openLessons,
      RETENTION,
      Temporal.PlainDate.from(today),
    );
    if (reason === null) expect(keeping).toBeNull();
    else expect(keeping).toEqual({ reason: expect.stringContaining(reason) as string, erasableOn });
  },
);
