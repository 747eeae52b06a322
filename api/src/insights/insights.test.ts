import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { pastCase } from '../testing/past-case.ts';
import { testCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

const INSIGHTS = /* GraphQL */ `
  query ($from: LocalDate!, $to: LocalDate!) {
    insights(from: $from, to: $to) {
      received
      closed
      open
      byChannel {
        code
        count
      }
      byCategory {
        code
        count
      }
      byDecision {
        code
        count
      }
      byRootCause {
        code
        count
      }
      promises {
        kind
        kept
        missed
        cases
        keptPercent
      }
      responded
      medianWorkingDays
      ninetiethPercentileWorkingDays
      escalated
      decided
      overturned
      referred
      ratingCount
      meanRating
      openLessons
      overdueLessons
    }
  }
`;

const COUNTS = 'query ($from: LocalDate!, $to: LocalDate!) { regulatoryCounts(from: $from, to: $to) }';

interface Answer {
  insights: Record<string, unknown> & {
    promises: { kind: string; kept: number; missed: number; cases: number; keptPercent: number | null }[];
  };
}

type Tallies = { code: string; count: number }[];

function kept(kind: string, dueAt: string, isInTime: boolean) {
  return { kept: [{ kind, dueAt, isInTime }] };
}

describe('what a period teaches', () => {
  let test: TestDesk;
  let office: Office;

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    office = await staffOffice(test);
    // Received on 30 April in London, on 29 April in UTC.
    await pastCase(
      test,
      '2026-04-29T23:30:00Z',
      [
        {
          type: 'complaintAcknowledged',
          at: '2026-04-29T23:30:00Z',
          data: kept('ACKNOWLEDGEMENT', '2026-04-30T23:30:00Z', true),
        },
        {
          type: 'progressUpdated',
          at: '2026-05-05T10:00:00Z',
          data: kept('PROGRESS_UPDATE', '2026-05-05T16:00:00Z', true),
        },
        {
          type: 'deadlineMissed',
          at: '2026-05-10T16:00:00Z',
          data: { kind: 'PROGRESS_UPDATE', dueAt: '2026-05-10T16:00:00Z' },
        },
        // Fulfilled late: the same promise, told of a second time in another month.
        {
          type: 'progressUpdated',
          at: '2026-06-02T10:00:00Z',
          data: kept('PROGRESS_UPDATE', '2026-05-10T16:00:00Z', false),
        },
      ],
      { channel: 'POST', category: 'PAYMENT' },
    );
    // Tue 5 May to Thu 7 May: two working days.
    await pastCase(
      test,
      '2026-05-05T09:00:00Z',
      [
        {
          type: 'finalResponseIssued',
          at: '2026-05-07T09:00:00Z',
          data: {
            decision: 'UPHELD',
            redressPence: 1050,
            ...kept('FINAL_RESPONSE', '2026-05-19T16:00:00Z', true),
          },
        },
        { type: 'caseClosed', at: '2026-05-08T09:00:00Z', data: { rootCause: 'DELAY' } },
      ],
      { category: 'PAYMENT' },
    );
    // Fri 1 May to Mon 11 May: the bank holiday of 4 May does not count, so five working days.
    await pastCase(
      test,
      '2026-05-01T09:00:00Z',
      [
        {
          type: 'finalResponseIssued',
          at: '2026-05-11T09:00:00Z',
          data: {
            decision: 'NOT_UPHELD',
            redressPence: null,
            ...kept('FINAL_RESPONSE', '2026-05-10T16:00:00Z', false),
          },
        },
        { type: 'escalationRequested', at: '2026-05-12T09:00:00Z' },
        {
          type: 'escalationDecided',
          at: '2026-05-14T09:00:00Z',
          data: { decision: 'OVERTURNED', ...kept('ESCALATION_DECISION', '2026-05-27T16:00:00Z', true) },
        },
        { type: 'caseReferred', at: '2026-05-15T09:00:00Z' },
      ],
      { category: 'FINANCIAL' },
    );
    // Received long before, withdrawn in May, and opened again in June.
    await pastCase(test, '2026-01-05T09:00:00Z', [
      { type: 'complaintWithdrawn', at: '2026-05-20T09:00:00Z' },
      { type: 'caseReopened', at: '2026-06-01T09:00:00Z' },
      { type: 'finalResponseIssued', at: '2026-06-03T09:00:00Z', data: { decision: 'PARTLY_UPHELD' } },
    ]);
  });

  afterAll(() => test.close());

  async function insights(from: string, to: string): Promise<Answer['insights']> {
    return (await office.auditor.data<Answer>(INSIGHTS, { from, to })).insights;
  }

  async function counts(from: string, to: string): Promise<string[][]> {
    const { regulatoryCounts } = await office.handler.data<{ regulatoryCounts: string }>(COUNTS, {
      from,
      to,
    });
    return regulatoryCounts
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
  }

  function tally(tallies: unknown): Record<string, number> {
    return Object.fromEntries(
      (tallies as Tallies).filter(({ count }) => count > 0).map(({ code, count }) => [code, count]),
    );
  }

  it('counts what happened from the first day to the last', async () => {
    const may = await insights('2026-05-01', '2026-05-31');
    expect(may).toMatchObject({
      received: 2,
      closed: 2,
      open: 2,
      responded: 2,
      medianWorkingDays: 3.5,
      ninetiethPercentileWorkingDays: 4.7,
      escalated: 1,
      decided: 1,
      overturned: 1,
      referred: 1,
    });
    expect(tally(may['byChannel'])).toEqual({ FORM: 2 });
    expect(tally(may['byCategory'])).toEqual({ PAYMENT: 1, FINANCIAL: 1 });
    expect(tally(may['byDecision'])).toEqual({ UPHELD: 1, NOT_UPHELD: 1 });
    expect(tally(may['byRootCause'])).toEqual({ DELAY: 1 });
  });

  it('keeps the ledger of promises, each once and in the period in which it was due', async () => {
    const { promises } = await insights('2026-05-01', '2026-05-31');
    expect(promises.filter(({ cases }) => cases > 0)).toEqual([
      { kind: 'PROGRESS_UPDATE', kept: 1, missed: 1, cases: 1, keptPercent: 50 },
      { kind: 'FINAL_RESPONSE', kept: 1, missed: 1, cases: 2, keptPercent: 50 },
      { kind: 'ESCALATION_DECISION', kept: 1, missed: 0, cases: 1, keptPercent: 100 },
    ]);
    const june = await insights('2026-06-01', '2026-06-30');
    expect(june.promises.filter(({ cases }) => cases > 0)).toEqual([]);
    expect(june.promises[0]).toEqual({
      kind: 'ACKNOWLEDGEMENT',
      kept: 0,
      missed: 0,
      cases: 0,
      keptPercent: null,
    });
  });

  it('takes the days of London for the period', async () => {
    const april = await insights('2026-04-30', '2026-04-30');
    expect(april).toMatchObject({ received: 1, open: 2 });
    expect(tally(april['byChannel'])).toEqual({ POST: 1 });
    expect(april.promises[0]).toMatchObject({ kind: 'ACKNOWLEDGEMENT', kept: 1, keptPercent: 100 });
  });

  it('counts an answer to a case that was opened again from that day, and the case as open', async () => {
    expect(await insights('2026-06-01', '2026-06-30')).toMatchObject({
      open: 3,
      responded: 1,
      medianWorkingDays: 2,
    });
  });

  it('knows nothing of a period in which nothing happened', async () => {
    expect(await insights('2025-01-01', '2025-12-31')).toMatchObject({
      received: 0,
      open: 0,
      medianWorkingDays: null,
      meanRating: null,
    });
  });

  it('counts cases that were worked on at this desk', async () => {
    const rated = await testCase(test, office, 'rated');
    await rated.act('recordLesson');
    await testCase(test, office, 'decidedTwice');
    const today = await insights('2026-11-23', '2026-11-23');
    expect(today).toMatchObject({
      received: 2,
      closed: 1,
      responded: 2,
      medianWorkingDays: 0,
      escalated: 2,
      decided: 2,
      overturned: 0,
      ratingCount: 1,
      meanRating: 4,
      openLessons: 1,
      overdueLessons: 0,
    });
    expect(today.promises.find(({ kind }) => kind === 'ACKNOWLEDGEMENT')).toMatchObject({
      kept: 2,
      missed: 0,
    });
  });

  it('gives the half-yearly counts, closing each complaint once, by our answer', async () => {
    const [headings, ...rows] = await counts('2026-05-01', '2026-05-31');
    const byCode = new Map(rows.map((row) => [row[2], row]));
    expect(headings?.slice(4)).toEqual([
      'Opened',
      'Closed',
      'Outstanding at the end',
      'Closed within 3 working days',
      '"Closed after 3 working days',
      ' within 8 weeks"',
      'Closed after more than 8 weeks',
      'Upheld',
      'Redress offered (GBP)',
      'Main category',
    ]);
    expect(byCode.get('PAYMENT')?.slice(4)).toEqual(['1', '1', '1', '1', '0', '0', '1', '10.50', 'no']);
    expect(byCode.get('FINANCIAL')?.slice(4)).toEqual(['1', '1', '0', '0', '1', '0', '0', '0.00', 'yes']);
    expect(byCode.get('OTHER')?.slice(4)).toEqual(['0', '1', '0', '0', '0', '1', '0', '0.00', 'no']);
    expect(byCode.get('ALL')?.slice(4)).toEqual(['2', '3', '1', '1', '1', '1', '1', '10.50', 'FINANCIAL']);
    const [, ...june] = await counts('2026-06-01', '2026-06-30');
    expect(june.at(-1)?.slice(4, 7)).toEqual(['0', '0', '1']);
  });

  it.each([INSIGHTS, COUNTS])(
    'is for staff, and refuses a period that ends before it begins',
    async (query) => {
      const stranger = await test.anonymous.refusal(query, { from: '2026-05-01', to: '2026-05-31' });
      expect(stranger.extensions.code).toBe('UNAUTHENTICATED');
      const backwards = await office.manager.refusal(query, { from: '2026-05-02', to: '2026-05-01' });
      expect(backwards.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'from' }] });
    },
  );
});
