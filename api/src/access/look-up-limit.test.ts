import { randomBytes } from 'node:crypto';
import { RateLimit } from '@desk/db';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, createDesk } from '../app.ts';
import { operationContext } from '../context.ts';
import { newReference } from '../procedure/reference.ts';
import { anyAddress } from '../testing/access-mail.ts';
import { startTestDesk, submit, TestCaller, type TestDesk } from '../testing/index.ts';
import { ANONYMOUS } from './viewer.ts';

const ACT =
  'mutation ($input: WithdrawComplaintInput!) { withdrawComplaint(input: $input) { case { reference } } }';
const STATUS = 'query ($reference: String!) { caseStatus(reference: $reference) { reference } }';

describe('looking up reference numbers', () => {
  let test: TestDesk;
  let known: string;

  beforeAll(async () => {
    test = await startTestDesk();
    known = (await submit(test.anonymous)).status.reference;
  });

  afterAll(() => test.close());

  const codeOf = async (answer: ReturnType<TestCaller['send']>) =>
    (await answer).errors?.[0]?.extensions.code;

  /** Ten look-ups in each of eleven requests, of cases that do not exist. @returns how each ended */
  async function guess(caller: TestCaller): Promise<Record<string, number>> {
    const requests = Array.from({ length: 11 }, () => {
      const aliases = Array.from(
        { length: 10 },
        (_, index) => `a${index}: caseStatus(reference: "${newReference(randomBytes)}") { reference }`,
      );
      return caller.send(`{ ${aliases.join('\n')} }`);
    });
    const errors = (await Promise.all(requests)).flatMap((answer) => answer.errors ?? []);
    const byCode = Object.groupBy(errors, ({ extensions }) => extensions.code);
    return Object.fromEntries(Object.entries(byCode).map(([code, each]) => [code, each?.length ?? 0]));
  }

  it('security 4: ends after a hundred misses of one address, however many came in one request', async () => {
    const caller = new TestCaller(test.app, anyAddress());
    await expect(guess(caller)).resolves.toEqual({ NOT_FOUND: 100, RATE_LIMITED: 10 });
    const refusal = await caller.refusal(STATUS, { reference: known });
    expect(refusal.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 600 });
    const neighbour = new TestCaller(test.app, anyAddress());
    await expect(neighbour.data(STATUS, { reference: known })).resolves.toBeDefined();
    test.clock.advance({ minutes: 10 });
    await expect(caller.data(STATUS, { reference: known })).resolves.toBeDefined();
  });

  it('security 4: ends it also for a customer who tries them out by acting', async () => {
    const customer = new TestCaller(test.app, anyAddress());
    const { status } = await submit(customer);
    const foreign = { input: { reference: known } };
    await expect(codeOf(customer.send(ACT, foreign))).resolves.toBe('FORBIDDEN');
    const tries = Array.from({ length: 110 }, () =>
      codeOf(customer.send(ACT, { input: { reference: newReference(randomBytes) } })),
    );
    const counted = Object.groupBy(await Promise.all(tries), (code) => code ?? 'done');
    expect([counted.NOT_FOUND?.length, counted.RATE_LIMITED?.length]).toEqual([100, 10]);
    await expect(codeOf(customer.send(ACT, foreign))).resolves.toBe('RATE_LIMITED');
    test.clock.advance({ minutes: 10 });
    const own = { input: { reference: status.reference } };
    await expect(codeOf(customer.send(ACT, own))).resolves.toBeUndefined();
  });

  it('counts nothing for those who have a case, not even in the database', async () => {
    const address = anyAddress();
    const caller = new TestCaller(test.app, address);
    const reads = Array.from({ length: 130 }, () => caller.send(STATUS, { reference: known }));
    for (const { errors } of await Promise.all(reads)) expect(errors).toBeUndefined();
    const key = { $like: `%:${address}` };
    await expect(test.desk.orm.em.fork().count(RateLimit, { key })).resolves.toBe(0);
  });

  it('security 26: is counted for all processes together', async () => {
    const address = anyAddress();
    await guess(new TestCaller(test.app, address));
    const { orm, env, procedure } = test.desk;
    const second = createDesk(orm, env, test.clock, procedure);
    const app = await createApp(second);
    const caller = new TestCaller(app, address);
    const missed = { reference: newReference(randomBytes) };
    await expect(caller.refusal(STATUS, missed)).resolves.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    });
    await expect(caller.refusal(STATUS, missed)).resolves.toMatchObject({
      extensions: { code: 'RATE_LIMITED' },
    });
    await app.close();
    await second.jobs.stop();
  });

  it('lets thousands of one address in by turns, as when many come back at once', async () => {
    const viewers = { staff: ANONYMOUS, customer: ANONYMOUS };
    const origin = { address: anyAddress(), browser: 'A proxy' };
    const context = operationContext(test.desk, viewers, null, undefined, origin);
    let [underWay, most] = [0, 0];
    const lookUp = async (): Promise<string> => {
      most = Math.max(most, ++underWay);
      await new Promise(setImmediate);
      underWay--;
      return known;
    };
    // If each end woke all of them, this would take minutes.
    const found = Array.from({ length: 30_000 }, () => test.desk.lookUps.count(context, lookUp));
    expect(new Set(await Promise.all(found))).toEqual(new Set([known]));
    expect(most).toBe(100);
  }, 20_000);

  it('security 26: is counted in memory while the database is away, and never open', async () => {
    const owner = new pg.Client({ connectionString: test.databaseUrl });
    await owner.connect();
    await owner.query('alter table rate_limit rename to rate_limit_away');
    const caller = new TestCaller(test.app, anyAddress());
    await expect(guess(caller)).resolves.toEqual({ NOT_FOUND: 100, RATE_LIMITED: 10 });
    const wait = async () => test.desk.limits.secondsToWait('keyCheckPerCase', 'a case');
    for (let tries = 0; tries < 20; tries++) await expect(wait()).resolves.toBeNull();
    await expect(wait()).resolves.toBeGreaterThan(0);
    await owner.query('alter table rate_limit_away rename to rate_limit');
    await owner.end();
  });

  it('security 25: counts all of an IPv6 network of 64 bits as one', async () => {
    await guess(new TestCaller(test.app, '2001:db8:1:2::1'));
    const neighbour = new TestCaller(test.app, '2001:db8:1:2:ffff::9');
    await expect(neighbour.refusal(STATUS, { reference: known })).resolves.toMatchObject({
      extensions: { code: 'RATE_LIMITED' },
    });
    const other = new TestCaller(test.app, '2001:db8:1:3::1');
    await expect(other.data(STATUS, { reference: known })).resolves.toBeDefined();
  });

  it('security 25: takes an address from X-Forwarded-For from a configured proxy only', async () => {
    const { orm, env, procedure } = test.desk;
    const behind = createDesk(orm, { ...env, TRUSTED_PROXIES: ['10.255.0.1'] }, test.clock, procedure);
    const apps = [test.app, await createApp(behind)] as const;
    const counted: string[] = [];
    for (const app of apps) {
      const payload = { query: STATUS, variables: { reference: newReference(randomBytes) } };
      const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' };
      const [desk] = app === test.app ? [test.desk] : [behind];
      const take = desk.limits.secondsToWait.bind(desk.limits);
      desk.limits.secondsToWait = (name, key) => {
        counted.push(String(key));
        return take(name, key);
      };
      await app.inject({ method: 'POST', url: '/graphql', remoteAddress: '10.255.0.1', headers, payload });
    }
    expect(counted).toEqual(['10.255.0.1', '203.0.113.9']);
    await apps[1].close();
    await behind.jobs.stop();
  });
});
