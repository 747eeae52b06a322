import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { CaseFile, openDatabase } from '@desk/db';
import { chooseFreePort } from '@desk/db/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp, createDesk } from '../app.ts';
import type { Desk } from '../context.ts';
import { startTestDesk, submit, TestSubscriber, type TestCaller, type TestDesk } from '../testing/index.ts';
import { provideProgram } from '../testing/debian-program.ts';
import { RedisServer } from '../testing/redis-server.ts';

const program = await provideProgram('redis-server', 'redis-server');
const FOLLOW = 'subscription ($reference: String!) { caseProgress(reference: $reference) { stage seq } }';
const START = 'mutation ($input: StartReviewInput!) { startReview(input: $input) { case { seq } } }';
const PATIENCE = { timeout: 30_000 };

interface Told {
  caseProgress: { stage: string; seq: number };
}

describe.skipIf(program === null)('two processes and Redis (needs redis-server)', () => {
  let redis: RedisServer;
  let test: TestDesk;
  let second: Desk;
  let secondApp: FastifyInstance;
  let url: string;
  let handler: TestCaller;
  let metricsUrl: string;

  beforeAll(async () => {
    redis = await RedisServer.start(program ?? '');
    const METRICS_PORT = String(await chooseFreePort());
    metricsUrl = `http://127.0.0.1:${METRICS_PORT}/metrics`;
    test = await startTestDesk(undefined, { REDIS_URL: redis.url, LOG_LEVEL: 'fatal', METRICS_PORT });
    await test.desk.metrics.start();
    const { env, procedure } = test.desk;
    second = createDesk(await openDatabase(test.databaseUrl), env, test.clock, procedure);
    secondApp = await createApp(second);
    await secondApp.listen({ port: 0, host: '127.0.0.1' });
    url = `ws://127.0.0.1:${(secondApp.server.address() as AddressInfo).port}/graphql`;
    handler = await test.staff('MANAGER');
  });

  afterAll(async () => {
    await secondApp.close();
    await second.jobs.stop();
    await second.orm.close();
    await test.desk.metrics.stop();
    await test.close();
    await redis.stop();
  });

  async function openCase(): Promise<{ id: string; reference: string }> {
    const { reference } = (await submit(test.anonymous)).status;
    const { id } = await test.desk.orm.em.fork().findOneOrFail(CaseFile, { reference });
    return { id, reference };
  }

  /** Publishes on the channel of the case until the second process hears of it. */
  async function requireHeard(caseId: string): Promise<void> {
    const watch = second.hub.watch(caseId);
    const client = await redis.client();
    const isHeard = async () => (await client.sPublish(`desk:case:{${caseId}}`, '1')) > 0;
    await expect.poll(isHeard, PATIENCE).toBe(true);
    await expect(watch.woken()).resolves.toBe(true);
    watch.end();
    await client.close();
  }

  const waiting = async (): Promise<number> => {
    const [row] = await test.desk.orm.em
      .fork()
      .execute<{ count: number }[]>('select count(*)::int from wake_up');
    return row?.count ?? -1;
  };

  async function figure(name: string): Promise<number> {
    const text = await (await fetch(metricsUrl)).text();
    return Number(
      text
        .split('\n')
        .find((line) => line.startsWith(name))
        ?.split(' ')
        .at(-1),
    );
  }

  it('tell each other of a change by the channel of its case, and keep no list of what was told', async () => {
    const { id, reference } = await openCase();
    const watcher = new TestSubscriber<Told>(url, FOLLOW, { reference });
    const { seq } = (await watcher.next()).caseProgress;
    await requireHeard(id);
    const listener = await redis.client();
    const heard = vi.fn<(seq: string) => void>();
    await listener.sSubscribe(`desk:case:{${id}}`, (told) => {
      heard(told);
    });
    await handler.data(START, { input: { reference } });
    await expect(watcher.next()).resolves.toEqual({ caseProgress: { stage: 'REVIEW', seq: seq + 1 } });
    // Told twice where a machine stands still, which does no harm.
    await expect.poll(() => new Set(heard.mock.calls.flat()), PATIENCE).toEqual(new Set([String(seq + 1)]));
    await expect.poll(waiting, PATIENCE).toBe(0);
    await expect(figure('desk_redis_open')).resolves.toBe(1);
    await expect(figure('desk_redis_wake_ups_total{told="promptly"')).resolves.toBeGreaterThan(0);
    await listener.close();
    await watcher.close();
  });

  it('tell of what a process left behind that died between its commit and telling', async () => {
    const listener = await redis.client();
    const id = randomUUID();
    const told = Promise.withResolvers<string>();
    await listener.sSubscribe(`desk:case:{${id}}`, told.resolve);
    const leaveBehind = (caseId: string) =>
      test.desk.orm.em
        .fork()
        .execute(`insert into wake_up (case_id, seq, noted_at) values (?, 7, now() - interval '1 minute')`, [
          caseId,
        ]);
    await leaveBehind(id);
    await expect(told.promise).resolves.toBe('7');
    // Whichever process finds it first tells of it; one of them is asked for its figures.
    const toldLate = async (): Promise<number> => {
      await leaveBehind(randomUUID());
      return figure('desk_redis_wake_ups_total{told="late"');
    };
    await expect.poll(toldLate, PATIENCE).toBeGreaterThan(0);
    await expect.poll(waiting, PATIENCE).toBe(0);
    await listener.close();
  });

  it('leave the channel of a case that nobody watches any more', async () => {
    const { id } = await openCase();
    await requireHeard(id);
    const client = await redis.client();
    await expect
      .poll(() => client.sendCommand(['PUBSUB', 'SHARDCHANNELS', `desk:case:{${id}}`]), PATIENCE)
      .toEqual([]);
    await client.close();
  });

  it('go on telling while Redis is away, and use it again once it is back', async () => {
    const { id, reference } = await openCase();
    const watcher = new TestSubscriber<Told>(url, FOLLOW, { reference });
    const { seq } = (await watcher.next()).caseProgress;
    await redis.stop();
    await handler.data(START, { input: { reference } });
    await expect(watcher.next()).resolves.toEqual({ caseProgress: { stage: 'REVIEW', seq: seq + 1 } });
    const health = await secondApp.inject('/health/ready');
    expect([health.statusCode, health.json<{ checks: unknown }>().checks]).toMatchObject([
      200,
      { redis: 'away: live updates come a few seconds late' },
    ]);
    await expect(figure('desk_redis_open')).resolves.toBe(0);
    await redis.start();
    await requireHeard(id);
    await expect.poll(waiting, PATIENCE).toBe(0);
    await watcher.close();
  });

  it('security 26: count tries together in Redis, and go on counting while it is away', async () => {
    const account = randomUUID();
    const tries = async (desk: Desk, count: number) => {
      const waits = [];
      for (let n = 0; n < count; n++)
        waits.push(await desk.limits.secondsToWait('signInPerAccount', account));
      return waits.filter((wait) => wait === null).length;
    };
    await expect.poll(() => test.desk.redis?.isOpen, PATIENCE).toBe(true);
    await expect.poll(() => second.redis?.isOpen, PATIENCE).toBe(true);
    expect([await tries(test.desk, 6), await tries(second, 6)]).toEqual([6, 4]);
    const client = await redis.client();
    // The one after is refused from memory.
    await expect(client.get(`desk:limit:signInPerAccount:${account}`)).resolves.toBe('11');
    await redis.stop();
    expect([await tries(test.desk, 6), await tries(second, 6)]).toEqual([6, 0]);
    const other = randomUUID();
    const waits = [];
    for (let n = 0; n < 11; n++) waits.push(await second.limits.secondsToWait('signInPerAccount', other));
    expect(waits.filter((wait) => wait !== null)).toHaveLength(1);
    client.destroy();
  });
});
