import { Alert, CaseEvent, CaseFile, DEADLINE_QUEUE, Message } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationContext } from '../context.ts';
import { openCase } from '../complaints/open-case.ts';
import { ANONYMOUS } from '../access/viewer.ts';
import { startTestDesk, submit, type TestCaller, type TestDesk } from '../testing/index.ts';
import type { DeadlineJob } from './deadline-job.ts';
import { runDeadlineJob } from './run-deadline-job.ts';
import { sweepDeadlines } from './sweep-deadlines.ts';

const UPDATE = 'mutation ($input: PostUpdateInput!) { postUpdate(input: $input) { case { seq } } }';

describe('the clocks of a case', () => {
  let test: TestDesk;
  let handler: TestCaller & { id: string };
  let manager: TestCaller & { id: string };

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    handler = await test.staff('HANDLER', 'Amira Hassan');
    manager = await test.staff('MANAGER', 'Grace Okafor');
  });

  afterAll(() => test.close());

  async function newCase(category = 'PAYMENT'): Promise<string> {
    return (await submit(test.anonymous, { category })).status.reference;
  }

  function read(reference: string): Promise<CaseFile> {
    return test.desk.orm.em.fork().findOneOrFail(CaseFile, { reference });
  }

  async function eventsOf(reference: string): Promise<CaseEvent[]> {
    const { id } = await read(reference);
    return test.desk.orm.em.fork().find(CaseEvent, { caseFile: id }, { orderBy: { seq: 'asc' } });
  }

  async function missedOf(reference: string): Promise<unknown[]> {
    const events = await eventsOf(reference);
    return events.filter(({ type }) => type === 'deadlineMissed').map(({ data }) => data.kind);
  }

  async function alertsOf(reference: string, kind: string, deadlineKind: string): Promise<string[]> {
    const { id } = await read(reference);
    const alerts = await test.desk.orm.em
      .fork()
      .find(Alert, { caseFile: id }, { orderBy: { raisedAt: 'asc' } });
    return alerts
      .filter((alert) => alert.kind === kind && alert.deadlineKind === deadlineKind)
      .map((alert) => alert.staff.id);
  }

  async function jobsOf(reference: string): Promise<{ task: string; kind: string; at: string }[]> {
    const boss = await test.desk.jobs.opened();
    const { id: caseId } = await read(reference);
    const jobs = await boss.findJobs<DeadlineJob>(DEADLINE_QUEUE, { data: { caseId } });
    return jobs
      .map(({ data, startAfter }) => ({ task: data.task, kind: data.kind, at: startAfter.toISOString() }))
      .sort((left, right) => left.at.localeCompare(right.at));
  }

  it('are wound with the complaint: a reminder a working day before, and the due time itself', async () => {
    expect(await jobsOf(await newCase())).toEqual([
      { task: 'REMIND', kind: 'PROGRESS_UPDATE', at: '2026-11-27T09:00:00.000Z' },
      { task: 'DUE', kind: 'PROGRESS_UPDATE', at: '2026-11-28T17:00:01.000Z' },
      { task: 'REMIND', kind: 'FINAL_RESPONSE', at: '2026-12-04T09:00:00.000Z' },
      { task: 'DUE', kind: 'FINAL_RESPONSE', at: '2026-12-07T17:00:01.000Z' },
      { task: 'REMIND', kind: 'PAYMENT_LIMIT', at: '2026-12-11T09:00:00.000Z' },
      { task: 'DUE', kind: 'PAYMENT_LIMIT', at: '2026-12-15T00:00:00.000Z' },
      { task: 'REMIND', kind: 'PAYMENT_LIMIT_EXTENDED', at: '2027-01-13T09:00:00.000Z' },
      { task: 'DUE', kind: 'PAYMENT_LIMIT_EXTENDED', at: '2027-01-15T00:00:00.000Z' },
    ]);
  });

  it('are not wound by a complaint that was not taken', async () => {
    const context = operationContext(test.desk, { staff: ANONYMOUS, customer: ANONYMOUS }, null);
    let caseId = '';
    const opening = context.em.transactional(async (em) => {
      const told = {
        whatHappened: 'It broke.',
        happenedOn: null,
        desiredOutcome: null,
        concerns: null,
        supportNeeds: null,
      };
      const contact = { name: 'Maria', email: 'maria@mail.example', phone: null, postalAddress: null };
      const complaint = {
        channel: 'FORM',
        category: 'OTHER',
        receivedAt: context.now,
        told,
        contact,
      } as const;
      const { caseFile } = await openCase(context, em, complaint, { kind: 'CUSTOMER', id: null });
      caseId = caseFile.id;
      throw new Error('the machine stopped');
    });
    await expect(opening).rejects.toThrow('the machine stopped');
    const boss = await test.desk.jobs.opened();
    expect(await boss.findJobs(DEADLINE_QUEUE, { data: { caseId } })).toEqual([]);
  });

  it('remind the handler, once', async () => {
    const reference = await newCase('SERVICE');
    await test.pass({ days: 4 });
    expect(await alertsOf(reference, 'DUE_SOON', 'PROGRESS_UPDATE')).toEqual([handler.id]);
    const { id: caseId, deadlines } = await read(reference);
    const dueAt = deadlines[0]?.dueAt ?? '';
    await runDeadlineJob(test.desk, { task: 'REMIND', caseId, kind: 'PROGRESS_UPDATE', dueAt });
    expect(await alertsOf(reference, 'DUE_SOON', 'PROGRESS_UPDATE')).toEqual([handler.id]);
  });

  it('are quiet about a promise that was kept', async () => {
    const reference = await newCase('SERVICE');
    await test.pass({ days: 4, hours: 20 });
    const director = await test.staff('DIRECTOR');
    await director.data(UPDATE, { input: { reference, text: 'We asked the bank.' } });
    await test.pass({ days: 2 });
    expect(await missedOf(reference)).toEqual([]);
    expect((await read(reference)).isOverdue).toBe(false);
  });

  it('write to the customer when we did not, honestly and once, and go on', async () => {
    const reference = await newCase('SERVICE');
    const { deadlines, id: caseId } = await read(reference);
    const [broken] = deadlines;
    await test.pass({ days: 6 });
    const events = await eventsOf(reference);
    expect(events.slice(3)).toMatchObject([
      {
        type: 'deadlineMissed',
        actorKind: 'SYSTEM',
        data: { kind: 'PROGRESS_UPDATE', dueAt: broken?.dueAt },
      },
      { type: 'progressUpdated', actorKind: 'SYSTEM', data: { isAutomatic: true } },
    ]);
    expect(events[4]?.data.kept).toBeUndefined();
    const messages = await test.desk.orm.em.fork().find(Message, { caseFile: caseId });
    expect(messages).toMatchObject([{ kind: 'UPDATE', author: null, isFromCustomer: false, seq: 5 }]);
    expect(messages[0]?.text).toMatch(/^We promised to write to you by .*, and we did not\./);
    expect(await alertsOf(reference, 'OVERDUE', 'PROGRESS_UPDATE')).toEqual(
      expect.arrayContaining([handler.id, manager.id]),
    );
    await runDeadlineJob(test.desk, {
      task: 'DUE',
      caseId,
      kind: 'PROGRESS_UPDATE',
      dueAt: broken?.dueAt ?? '',
    });
    expect(await eventsOf(reference)).toHaveLength(5);
    await test.pass({ days: 5 });
    expect(await missedOf(reference)).toEqual(['PROGRESS_UPDATE', 'PROGRESS_UPDATE']);
  });

  it('go by the desk’s clock: what the queue brings too early waits', async () => {
    const reference = await newCase('SERVICE');
    const { id: caseId, deadlines } = await read(reference);
    const dueAt = deadlines[0]?.dueAt ?? '';
    await runDeadlineJob(test.desk, { task: 'DUE', caseId, kind: 'PROGRESS_UPDATE', dueAt });
    expect(await missedOf(reference)).toEqual([]);
  });

  it('are made up for by the sweep when their jobs are lost', async () => {
    const reference = await newCase('SERVICE');
    const boss = await test.desk.jobs.opened();
    await boss.deleteAllJobs(DEADLINE_QUEUE);
    test.clock.advance({ days: 25 });
    await sweepDeadlines(test.desk);
    expect(await missedOf(reference)).toEqual(['PROGRESS_UPDATE', 'FINAL_RESPONSE']);
    await sweepDeadlines(test.desk);
    expect(await missedOf(reference)).toEqual(['PROGRESS_UPDATE', 'FINAL_RESPONSE']);
  });
});
