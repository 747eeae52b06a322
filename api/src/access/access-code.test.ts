import { randomBytes, randomUUID } from 'node:crypto';
import { AccessCode } from '@desk/db';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newReference } from '../procedure/reference.ts';
import {
  anyAddress,
  OPEN_WITH_CODE,
  REQUEST_CODE,
  requestCode,
  takeCodeMails,
} from '../testing/access-mail.ts';
import { startTestDesk, submit, TestCaller, type TestDesk } from '../testing/index.ts';
import type { AccessCodeMail } from './access-code-mail.ts';

const WRONG = '0000-0000';

describe('a code by email', () => {
  let test: TestDesk;
  let mails: AccessCodeMail[];

  beforeAll(async () => {
    test = await startTestDesk();
  });

  beforeEach(() => {
    mails = takeCodeMails(test);
  });

  afterAll(() => test.close());

  /** A case of a customer whom no other test writes to. */
  async function newCase(contact: Record<string, unknown> = {}): Promise<string> {
    const email = `${randomUUID()}@mail.example`;
    const { status } = await submit(new TestCaller(test.app), {
      contact: { name: 'Maria', email, ...contact },
    });
    return status.reference;
  }

  async function newCode(reference: string): Promise<string> {
    await requestCode(test, new TestCaller(test.app, anyAddress()), reference);
    return mails.at(-1)?.code ?? 'none was sent';
  }

  const open = (caller: TestCaller, reference: string, code: string) =>
    caller.send(OPEN_WITH_CODE, { input: { reference, code } });

  async function codeOf(answer: ReturnType<typeof open>): Promise<string | undefined> {
    return (await answer).errors?.[0]?.extensions.code;
  }

  it('security 22: is answered the same for a known and an unknown case, before either can be looked up', async () => {
    const references = [await newCase(), newReference(randomBytes)];
    const owner = new pg.Client({ connectionString: test.databaseUrl });
    await owner.connect();
    await owner.query('begin');
    // Nobody can read what would tell a case from none: an answer that depended on it would not come.
    await owner.query('lock table case_file, contact in access exclusive mode');
    const answers = await Promise.all(
      references.map((reference) => test.anonymous.send(REQUEST_CODE, { input: { reference } })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"data":{"requestAccessCode":{"validMinutes":10,"tries":5}}}']),
    );
    expect(mails).toEqual([]);
    await owner.query('commit');
    await owner.end();
    await test.desk.errands.done();
    expect(mails.map(({ reference }) => reference)).toEqual([references[0]]);
  });

  it('security 22: fills nobody’s mailbox: three in a quarter of an hour, over all their cases', async () => {
    const email = `${randomUUID()}@mail.example`;
    const references = [await newCase({ email }), await newCase({ email: email.toUpperCase() })];
    for (const reference of [...references, ...references]) await newCode(reference);
    expect(mails).toHaveLength(3);
    expect(mails[0]).toMatchObject({
      reference: references[0],
      to: { name: 'Maria', email },
      validMinutes: 10,
    });
  });

  it('is sent to the contact on file only, and not at all without an email address', async () => {
    await newCode(await newCase({ email: null, phone: '020 7946 0112' }));
    expect(mails).toEqual([]);
  });

  it('opens the case, once, on a device that may act from then on', async () => {
    const reference = await newCase();
    const code = await newCode(reference);
    const phone = new TestCaller(test.app);
    const { data } = await open(phone, reference, ` ${code.toLowerCase().replace('-', ' ')} `);
    expect(data).toEqual({
      openCaseWithCode: {
        case: { reference, allowedActions: expect.arrayContaining(['withdrawComplaint']) as string[] },
      },
    });
    await expect(codeOf(open(new TestCaller(test.app), reference, code))).resolves.toBe('ACCESS_CODE_WRONG');
  });

  it('security 23: works for ten minutes', async () => {
    const reference = await newCase();
    const code = await newCode(reference);
    test.clock.advance({ minutes: 10 });
    await expect(codeOf(open(test.anonymous, reference, code))).resolves.toBe('ACCESS_CODE_WRONG');
  });

  it('security 23: allows five tries, also when ten guesses come at once', async () => {
    const reference = await newCase();
    const code = await newCode(reference);
    const guesses = await Promise.all(
      Array.from({ length: 10 }, () => codeOf(open(new TestCaller(test.app), reference, WRONG))),
    );
    expect(new Set(guesses)).toEqual(new Set(['ACCESS_CODE_WRONG']));
    const row = await test.desk.orm.em.fork().findOneOrFail(AccessCode, { caseFile: { reference } });
    expect(row.triesLeft).toBe(0);
    await expect(codeOf(open(test.anonymous, reference, code))).resolves.toBe('ACCESS_CODE_WRONG');
  });

  it('security 23: opens on one device only when two send it at once', async () => {
    const reference = await newCase();
    const code = await newCode(reference);
    const callers = [new TestCaller(test.app), new TestCaller(test.app)];
    const answers = await Promise.all(callers.map((caller) => codeOf(open(caller, reference, code))));
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
  });

  it('security 23: is bound to its case, replaced by a newer one, and stored under a keyed hash', async () => {
    const [mine, other] = [await newCase(), await newCase()];
    const first = await newCode(mine);
    await newCode(other);
    await expect(codeOf(open(test.anonymous, other, first))).resolves.toBe('ACCESS_CODE_WRONG');
    const second = await newCode(mine);
    await expect(codeOf(open(test.anonymous, mine, first))).resolves.toBe('ACCESS_CODE_WRONG');
    const row = await test.desk.orm.em.fork().findOneOrFail(AccessCode, { caseFile: { reference: mine } });
    expect(row.codeHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(second);
    await expect(codeOf(open(test.anonymous, mine, second))).resolves.toBeUndefined();
  });

  it('tells what is no code before it costs a try', async () => {
    const reference = await newCase();
    await newCode(reference);
    await expect(codeOf(open(test.anonymous, reference, '123'))).resolves.toBe('BAD_USER_INPUT');
    const row = await test.desk.orm.em.fork().findOneOrFail(AccessCode, { caseFile: { reference } });
    expect(row.triesLeft).toBe(5);
  });

  it('security 4 and 23: is asked for and tried so often by one address, in one request or in many', async () => {
    const reference = newReference(randomBytes);
    const caller = new TestCaller(test.app, anyAddress());
    const ask = `requestAccessCode(input: { reference: "${reference}" }) { tries }`;
    const aliases = Array.from({ length: 15 }, (_, index) => `a${index}: ${ask}`);
    await caller.data(`mutation { ${aliases.join('\n')} }`);
    const error = await caller.refusal(`mutation { ${aliases.join('\n')} }`);
    expect(error.extensions.code).toBe('RATE_LIMITED');
    expect(error.extensions.retryAfterSeconds).toBeGreaterThan(800);
    const tries = await Promise.all(Array.from({ length: 31 }, () => codeOf(open(caller, reference, WRONG))));
    expect(tries.filter((each) => each === 'ACCESS_CODE_WRONG')).toHaveLength(30);
    expect(tries.filter((each) => each === 'RATE_LIMITED')).toHaveLength(1);
  });
});
