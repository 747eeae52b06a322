import { CaseFile, Lesson, ReceivedMail, type MailState } from '@desk/db';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { rowCounts } from '../testing/row-counts.ts';
import { testCase, type TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';
import { DailyRetention } from './daily-retention.ts';
import { retentionReport } from './retention-report.ts';
import { dueForErasure, runRetention } from './run-retention.ts';

const RESTRICT = 'mutation ($input: RestrictCaseInput!) { restrictCase(input: $input) { case { seq } } }';

let test: TestDesk;
let office: Office;
let first: TestCase;
let restricted: TestCase;
let unlearnt: TestCase;
let later: TestCase;

beforeAll(async () => {
  test = await startTestDesk('2026-11-23T10:12:00Z');
  office = await staffOffice(test);
  first = await testCase(test, office, 'closed');
  restricted = await testCase(test, office, 'closed');
  const input = {
    reference: restricted.reference,
    ground: 'LEGAL_CLAIM',
    message: 'We keep it for your claim.',
  };
  await office.manager.data(RESTRICT, { input });
  unlearnt = await testCase(test, office, 'closed');
  await unlearnt.act('recordLesson');
  await testCase(test, office, 'responded');
  await mail('DISMISSED');
  await mail('UNMATCHED');
  test.clock.advance({ minutes: 50 });
  later = await testCase(test, office, 'withdrawn');
  await test.desk.orm.em.fork().nativeUpdate(
    CaseFile,
    { reference: later.reference },
    {
      closedAt: new Date('2026-11-24T10:00:00Z'),
    },
  );
});

afterAll(() => test.close());

async function mail(state: MailState): Promise<void> {
  const em = test.desk.orm.em.fork();
  const at = new Date(test.clock.now().epochMilliseconds);
  em.create(ReceivedMail, {
    mailKey: state.padEnd(64, '0'),
    source: 'SMTP',
    kind: 'PERSON',
    state,
    reasons: [],
    senderName: 'Somebody',
    senderAddress: 'somebody@mail.example',
    subject: 'Hello',
    text: 'Words.',
    newText: 'Words.',
    attachments: [],
    receivedAt: at,
    takenAt: at,
    raw: Buffer.from('Words.'),
  });
  await em.flush();
}

it('is said before it is done: what would be erased and why, what is kept and why', async () => {
  expect((await dueForErasure(test.desk)).cases).toEqual([]);
  test.clock.advance({ years: 6 });
  const before = await rowCounts(test.desk.orm);
  const report = retentionReport(await dueForErasure(test.desk), test.desk.procedure, true);
  expect(report.split('\n')).toEqual([
    'Cases are kept for 6 years after they are closed (Limitation Act 1980, section 5), other mails for 365 days.',
    'Would erase what is personal in 1 case:',
    `  ${first.reference}, kept until 2032-11-23`,
    'Kept although the time is over, 2 cases:',
    `  ${restricted.reference}: Its processing is restricted: it is kept as it is until the restriction is lifted.`,
    `  ${unlearnt.reference}: A lesson of it is not put into practice yet: complete that first.`,
    'Would erase 1 mail of no case.',
    '',
  ]);
  expect(await rowCounts(test.desk.orm)).toEqual(before);
  expect((await first.read()).erasedAt ?? null).toBeNull();
});

it('erases what was kept long enough and nothing else, and changes nothing the second time', async () => {
  await runRetention(test.desk);
  const kept = [restricted, unlearnt, later];
  expect((await first.read()).erasedAt).not.toBeNull();
  for (const each of kept) expect((await each.read()).erasedAt ?? null).toBeNull();
  const mails = await test.desk.orm.em.fork().find(ReceivedMail, {}, { orderBy: { state: 'asc' } });
  expect(mails.map(({ state, text, senderAddress }) => [state, text, senderAddress])).toEqual([
    ['DISMISSED', '', null],
    ['UNMATCHED', 'Words.', 'somebody@mail.example'],
  ]);
  const before = await rowCounts(test.desk.orm);
  expect(await runRetention(test.desk)).toMatchObject({ strayMails: 0 });
  expect(await rowCounts(test.desk.orm)).toEqual(before);
});

it('goes on by itself, once a day however many processes there are', async () => {
  await test.desk.orm.em.fork().nativeUpdate(Lesson, {}, { completedAt: new Date('2027-01-01T00:00:00Z') });
  const processes = [new DailyRetention(test.desk), new DailyRetention(test.desk)];
  for (const each of [...processes, ...processes]) await each.send();
  const [jobs] = await test.desk.orm.em
    .fork()
    .execute<{ count: number }[]>(`select count(*)::int as count from pgboss.job where name = 'retention'`);
  expect(jobs?.count).toBe(1);
  await processes[0]?.work();
  await vi.waitFor(async () => expect((await unlearnt.read()).erasedAt ?? null).not.toBeNull(), {
    timeout: 30_000,
    interval: 100,
  });
});
