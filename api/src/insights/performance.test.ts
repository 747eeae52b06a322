import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { pastCase, type PastEvent } from '../testing/past-case.ts';

const PERFORMANCE = /* GraphQL */ `
  {
    ourPerformance {
      countedFrom
      countedUntil
      promises {
        kind
        kept
        missed
        keptPercent
      }
    }
  }
`;

interface Answer {
  ourPerformance: { countedFrom: string; countedUntil: string; promises: Record<string, unknown>[] };
}

function settled(type: string, kind: string, at: string, isInTime = true): PastEvent {
  return { type, at, data: { kept: [{ kind, dueAt: at, isInTime }] } };
}

describe('our performance', () => {
  let test: TestDesk;

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    for (let number = 0; number < 12; number++) {
      await pastCase(test, '2026-08-03T09:00:00Z', [
        settled('complaintAcknowledged', 'ACKNOWLEDGEMENT', '2026-08-03T09:00:00Z', number > 0),
        // Nine cases, with more than ten updates between them.
        ...(number < 9
          ? [
              settled('progressUpdated', 'PROGRESS_UPDATE', '2026-08-07T09:00:00Z'),
              settled('progressUpdated', 'PROGRESS_UPDATE', '2026-08-12T09:00:00Z'),
            ]
          : []),
        // Ten in the quarter, the others on the day after it.
        settled(
          'finalResponseIssued',
          'FINAL_RESPONSE',
          number < 10 ? '2026-09-30T22:59:59Z' : '2026-09-30T23:00:00Z',
        ),
      ]);
    }
  });

  afterAll(() => test.close());

  it('tells everyone of the last full quarter, and nothing of promises on fewer than 10 cases', async () => {
    const { ourPerformance } = await test.anonymous.data<Answer>(PERFORMANCE);
    expect(ourPerformance).toEqual({
      countedFrom: '2026-07-01',
      countedUntil: '2026-09-30',
      promises: [
        { kind: 'ACKNOWLEDGEMENT', kept: 11, missed: 1, keptPercent: 91.6 },
        { kind: 'PROGRESS_UPDATE', kept: null, missed: null, keptPercent: null },
        { kind: 'FINAL_RESPONSE', kept: 10, missed: 0, keptPercent: 100 },
        { kind: 'ESCALATION_DECISION', kept: null, missed: null, keptPercent: null },
      ],
    });
  });

  it('is read anew after an hour, and when the quarter changes', async () => {
    await test.anonymous.data<Answer>(PERFORMANCE);
    await pastCase(test, '2026-08-03T09:00:00Z', [
      settled('complaintAcknowledged', 'ACKNOWLEDGEMENT', '2026-08-03T09:00:00Z'),
    ]);
    const [kept] = (await test.anonymous.data<Answer>(PERFORMANCE)).ourPerformance.promises;
    expect(kept).toMatchObject({ kept: 11 });
    test.clock.advance({ hours: 1 });
    const [again] = (await test.anonymous.data<Answer>(PERFORMANCE)).ourPerformance.promises;
    expect(again).toMatchObject({ kept: 12 });
    test.clock.advance({ days: 60 });
    const { ourPerformance } = await test.anonymous.data<Answer>(PERFORMANCE);
    expect(ourPerformance.countedFrom).toBe('2026-10-01');
  });
});
