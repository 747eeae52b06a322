import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Asker, CaseFile, LONGEST_WAIT_MS, underAsker } from '@desk/db';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { complaintInput } from '../testing/complaints.ts';
import type { TestCaller } from '../testing/index.ts';
import { startTestDesk, submit, type TestDesk } from '../testing/index.ts';

const CASES = '{ cases { count } }';
const OWN_CASE = 'query ($reference: String!) { customerCase(reference: $reference) { unreadMessages } }';
const SUBMIT =
  'mutation ($input: SubmitComplaintInput!) { submitComplaint(input: $input) { status { reference } } }';
/** By then the time of statements has ended whatever nobody cancelled. */
const STATEMENT_TIMEOUT_MS = 15_000;

describe('security 12: the statements of a request that was closed', () => {
  let test: TestDesk;
  let owner: pg.Client;
  let staff: TestCaller;
  let customer: TestCaller;
  let reference: string;

  beforeAll(async () => {
    test = await startTestDesk();
    await test.app.listen({ port: 0, host: '127.0.0.1' });
    owner = new pg.Client({ connectionString: test.databaseUrl });
    await owner.connect();
    staff = await test.staff('MANAGER');
    customer = test.anonymous;
    reference = (await submit(customer)).status.reference;
  });

  afterAll(async () => {
    await owner.end();
    await test.close();
  });

  /** Whatever reads cases waits until the end of the test. */
  beforeEach(async () => {
    await owner.query('begin');
    await owner.query('lock table case_file in access exclusive mode');
    return () => owner.query('rollback');
  });

  function ask(query: string, variables: Record<string, unknown>, cookie: string): Socket {
    const { port } = test.app.server.address() as AddressInfo;
    const body = JSON.stringify({ query, variables });
    const line = connect(port, '127.0.0.1');
    line.write(
      `POST /graphql HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    return line;
  }

  /** Resolves once as many statements wait for the table. */
  async function waiting(count: number): Promise<void> {
    for (;;) {
      const { rows } = await owner.query<{ pid: number }>(
        `select pid from pg_locks where relation = 'case_file'::regclass and not granted`,
      );
      if (new Set(rows.map(({ pid }) => pid)).size === count) return;
    }
  }

  it.each([
    ['staff', CASES],
    ['a customer, whose rights to rows need a transaction', OWN_CASE],
  ])('are cancelled, of %s', async (who, query) => {
    const startedAt = performance.now();
    const line = ask(query, { reference }, who === 'staff' ? staff.cookie : customer.cookie);
    await waiting(1);
    line.destroy();
    await waiting(0);
    expect(performance.now() - startedAt).toBeLessThan(STATEMENT_TIMEOUT_MS);
  });

  it('go on for the others who share them', async () => {
    const asker = new Asker();
    asker.onlyReads();
    const { caseStatuses } = test.desk;
    const first = underAsker(asker, () => caseStatuses.load(reference));
    const second = underAsker(new Asker(), () => caseStatuses.load(reference));
    await waiting(1);
    asker.leave();
    await owner.query('rollback');
    await expect(Promise.all([first, second])).resolves.toMatchObject([{ reference }, { reference }]);
  });

  it('go on where something is changed: the complaint is there though its sender left', async () => {
    const input = complaintInput();
    const line = ask(SUBMIT, { input }, '');
    await waiting(1);
    line.destroy();
    await once(line, 'close');
    await owner.query('rollback');
    const again = await test.anonymous.data<{ submitComplaint: { status: { reference: string } } }>(SUBMIT, {
      input,
    });
    const em = test.desk.orm.em.fork();
    await expect(em.count(CaseFile, { reference: again.submitComplaint.status.reference })).resolves.toBe(1);
    await expect(em.count(CaseFile)).resolves.toBe(2);
  });
});

it('security 12: no statement, transaction or wait for a connection is without an end', async () => {
  const test = await startTestDesk();
  const settings = await test.desk.orm.em.fork().execute(
    `select name, setting from pg_settings
        where name in ('statement_timeout', 'idle_in_transaction_session_timeout') order by name`,
  );
  expect(settings).toEqual([
    { name: 'idle_in_transaction_session_timeout', setting: '8000' },
    { name: 'statement_timeout', setting: String(STATEMENT_TIMEOUT_MS) },
  ]);
  const { options } = await test.desk.orm.em.getConnection().getNativeClient();
  expect(options).toMatchObject({ connectionTimeoutMillis: LONGEST_WAIT_MS, max: 10 });
  await test.close();
});
