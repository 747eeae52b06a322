import { CaseEvent, CaseFile, DEADLINE_QUEUE } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../context.ts';
import { calendarFor } from '../procedure/calendar.ts';
import { startTestDesk, submit, type TestDesk } from '../testing/index.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';
import { testCase } from '../testing/test-case.ts';
import { calendarDigest } from './counted-by.ts';
import { recomputeDeadlines } from './recompute-deadlines.ts';

describe('recomputeDeadlines', () => {
  let test: TestDesk;
  let announced: Desk;
  let office: Office;
  let reference: string;

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    office = await staffOffice(test);
    reference = (await submit(test.anonymous, { category: 'PAYMENT' })).status.reference;
    const holiday = { date: '2026-12-01', name: 'Day of mourning' };
    announced = { ...test.desk, calendar: calendarFor('england-and-wales', [holiday]) };
  });

  afterAll(() => test.close());

  const read = () => test.desk.orm.em.fork().findOneOrFail(CaseFile, { reference });

  const moves = async (extent?: { isWhole: boolean }) =>
    (await recomputeDeadlines(announced, extent)).map((moved) => moved.reference);

  it('leaves everything as it is while the calendar is', async () => {
    expect(await recomputeDeadlines(test.desk)).toEqual([]);
    const ours = { lastSeq: 3, countedSeq: 3, calendarDigest: calendarDigest(test.desk.calendar) };
    expect(await read()).toMatchObject(ours);
  });

  it('moves open cases over a holiday announced later, tells the history, and reports', async () => {
    expect(await recomputeDeadlines(announced, { signal: AbortSignal.abort() })).toEqual([]);
    const report = await recomputeDeadlines(announced);
    const moved = [
      { kind: 'FINAL_RESPONSE', from: '2026-12-07T17:00:00Z', to: '2026-12-08T17:00:00Z' },
      { kind: 'PAYMENT_LIMIT', from: '2026-12-14T23:59:59Z', to: '2026-12-15T23:59:59Z' },
      { kind: 'PAYMENT_LIMIT_EXTENDED', from: '2027-01-14T23:59:59Z', to: '2027-01-15T23:59:59Z' },
    ];
    expect(report).toEqual([{ reference, moved }]);
    const { id, deadlines } = await read();
    expect(deadlines.find(({ kind }) => kind === 'FINAL_RESPONSE')?.dueOn).toBe('2026-12-08');
    const event = await test.desk.orm.em.fork().findOneOrFail(CaseEvent, { caseFile: id, seq: 4 });
    expect(event).toMatchObject({ type: 'deadlinesRecomputed', actorKind: 'SYSTEM', data: { moved } });
    const boss = await test.desk.jobs.opened();
    const dueAt = moved[0]?.to;
    expect(await boss.findJobs(DEADLINE_QUEUE, { data: { caseId: id, dueAt } })).toHaveLength(2);
    expect(await recomputeDeadlines(announced)).toEqual([]);
  });

  it('counts what a process with another calendar opened and changed, each time and alone', async () => {
    const made = await testCase(test, office, 'investigation');
    expect(await moves()).toEqual([made.reference]);
    await made.act('addNote');
    expect(await moves()).toEqual([]);
    await made.act('markComplex');
    expect(await moves()).toEqual([made.reference]);
  });

  it('lets the jobs of the old date pass in silence', async () => {
    await test.pass({ days: 14, hours: 8 });
    expect((await read()).missed).toEqual([]);
    await test.pass({ days: 1 });
    expect((await read()).missed).toEqual(['FINAL_RESPONSE']);
  });

  it('never looks at what this calendar counted, but for a count of the whole', async () => {
    await moves();
    const { deadlines } = await read();
    const wrong = deadlines.map((due) => ({ ...due, dueAt: due.dueAt.replace('2026-12-15', '2026-12-16') }));
    await test.desk.orm.em.fork().nativeUpdate(CaseFile, { reference }, { deadlines: wrong });
    expect(await moves()).toEqual([]);
    expect(await moves({ isWhole: true })).toEqual([reference]);
    expect((await read()).deadlines).toMatchObject(deadlines.map(({ kind, dueAt }) => ({ kind, dueAt })));
  });
});
