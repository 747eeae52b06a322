import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { startTestDesk, submit, TestSubscriber, type TestCaller, type TestDesk } from '../testing/index.ts';

const PROGRESS = /* GraphQL */ `
  subscription ($reference: String!) {
    caseProgress(reference: $reference) {
      stage
      seq
    }
  }
`;
const START_REVIEW = 'mutation ($input: StartReviewInput!) { startReview(input: $input) { case { seq } } }';
const UPDATE = 'mutation ($input: PostUpdateInput!) { postUpdate(input: $input) { case { seq } } }';

interface Progress {
  caseProgress: { stage: string; seq: number };
}

describe('caseProgress', () => {
  let test: TestDesk;
  let handler: TestCaller;
  let url: string;

  beforeAll(async () => {
    test = await startTestDesk();
    handler = await test.staff('HANDLER');
    await test.app.listen({ port: 0, host: '127.0.0.1' });
    url = `ws://127.0.0.1:${(test.app.server.address() as AddressInfo).port}/graphql`;
  });

  afterAll(() => test.close());

  function watch(reference: string): TestSubscriber<Progress> {
    return new TestSubscriber<Progress>(url, PROGRESS, { reference });
  }

  it('gives the status at once, then again after each change', async () => {
    const { reference } = (await submit(test.anonymous)).status;
    const watcher = watch(reference);
    expect((await watcher.next()).caseProgress).toEqual({ stage: 'ACKNOWLEDGED', seq: 3 });
    await handler.data(START_REVIEW, { input: { reference } });
    expect((await watcher.next()).caseProgress).toEqual({ stage: 'REVIEW', seq: 4 });
    await watcher.close();
  });

  it('tells every watcher of a case, and nobody of another', async () => {
    const [one, other] = [(await submit(test.anonymous)).status, (await submit(test.anonymous)).status];
    const watchers = [watch(one.reference), watch(one.reference), watch(other.reference)];
    await Promise.all(watchers.map((watcher) => watcher.next()));
    await handler.data(START_REVIEW, { input: { reference: one.reference } });
    const pushes = await Promise.all(watchers.slice(0, 2).map((watcher) => watcher.next()));
    expect(pushes.map((push) => push.caseProgress.seq)).toEqual([4, 4]);
    await handler.data(START_REVIEW, { input: { reference: other.reference } });
    expect((await watchers[2]?.next())?.caseProgress).toEqual({ stage: 'REVIEW', seq: 4 });
    await Promise.all(watchers.map((watcher) => watcher.close()));
  });

  it('stops listening when the watcher leaves, also while the case is quiet', async () => {
    const { reference } = (await submit(test.anonymous)).status;
    const watcher = watch(reference);
    await watcher.next();
    expect(test.desk.hub.size).toBe(1);
    await watcher.close();
    await expect.poll(() => test.desk.hub.size).toBe(0);
  });

  it('catches up on its own when the line to the database was cut', async () => {
    const { reference } = (await submit(test.anonymous)).status;
    await handler.data(START_REVIEW, { input: { reference } });
    const watcher = watch(reference);
    await watcher.next();
    await cutListeners();
    await handler.data(UPDATE, { input: { reference, text: 'Written while nobody listened.' } });
    expect((await watcher.next()).caseProgress.seq).toBe(5);
    await watcher.close();
  });

  async function cutListeners(): Promise<void> {
    const client = new pg.Client({ connectionString: test.databaseUrl });
    await client.connect();
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query ilike 'listen%'`,
    );
    expect(rowCount).toBe(1);
    await client.end();
  }

  it.each([
    ['a mistyped reference', 'CON-7K3M-92QX-5TA', 'REFERENCE_INVALID'],
    ['an unknown reference', 'CON-7K3M-92QX-5TD', 'NOT_FOUND'],
  ])('refuses %s with its code', async (_what, reference, code) => {
    const watcher = watch(reference);
    await expect(watcher.next()).rejects.toMatchObject({ cause: [{ extensions: { code } }] });
    await watcher.close();
  });

  it('serves nothing but subscriptions over the socket', async () => {
    const asker = new TestSubscriber(url, '{ viewer { name } }', { key: randomUUID() });
    await expect(asker.next()).rejects.toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    await asker.close();
  });
});
