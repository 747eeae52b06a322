import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, startEmbeddedServer } from '@desk/db';
import { startReplica } from '@desk/db/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDesk, TestCaller, type TestDesk } from '../testing/index.ts';
import { submit } from '../testing/complaints.ts';

const STATUS = 'query ($reference: String!) { caseStatus(reference: $reference) { stage } }';
const ACT = 'mutation ($input: StartReviewInput!) { startReview(input: $input) { case { stage } } }';
const LIST = 'query { cases(first: 100, order: NEWEST) { edges { node { reference stage } } } }';

const cleanUp: (() => Promise<unknown>)[] = [];
let desk: TestDesk;
let replica: { url: string; stop(): Promise<void> };
let stranger: TestCaller;

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-'));
  await chmod(folder, 0o755);
  cleanUp.unshift(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

beforeAll(async () => {
  const folder = await makeFolder();
  const primary = await startEmbeddedServer({ folder, settings: { fsync: 'off' } });
  cleanUp.unshift(() => primary.stop());
  await migrate(primary.url);
  replica = await startReplica({ url: primary.url, folder }, await makeFolder());
  cleanUp.unshift(() => replica.stop());
  desk = await startTestDesk(undefined, { DATABASE_URL: primary.url, DATABASE_REPLICA_URL: replica.url });
  cleanUp.unshift(() => desk.close());
  stranger = new TestCaller(desk.app);
  await desk.staff('HANDLER');
}, 60_000);

afterAll(async () => {
  for (const step of cleanUp) await step();
});

/** Stops the replica from getting newer, or lets it go on. */
async function replay(what: 'pause' | 'resume'): Promise<void> {
  const session = new pg.Client({ connectionString: replica.url });
  await session.connect();
  await session.query(`select pg_wal_replay_${what}()`);
  await session.end();
}

async function catchUp(): Promise<void> {
  await expect
    .poll(async () => {
      await desk.desk.replica.check();
      return desk.desk.replica.isUsable;
    })
    .toBe(true);
}

async function stageFor(caller: TestCaller, reference: string): Promise<string> {
  const { caseStatus } = await caller.data<{ caseStatus: { stage: string } }>(STATUS, { reference });
  return caseStatus.stage;
}

async function listedFor(caller: TestCaller, reference: string): Promise<string | undefined> {
  const { cases } = await caller.data<{
    cases: { edges: { node: { reference: string; stage: string } }[] };
  }>(LIST);
  return cases.edges.find(({ node }) => node.reference === reference)?.node.stage;
}

test('statuses and lists come from the replica, but for whoever has just written', async () => {
  const {
    status: { reference },
  } = await submit(new TestCaller(desk.app));
  const [writer, reader] = [await desk.staff('MANAGER'), await desk.staff('MANAGER')];
  reader.forget('desk-written');
  await catchUp();
  await replay('pause');
  await writer.data(ACT, { input: { reference } });
  expect(await stageFor(stranger, reference)).toBe('ACKNOWLEDGED');
  expect(await stageFor(writer, reference)).toBe('REVIEW');
  expect(await listedFor(reader, reference)).toBe('ACKNOWLEDGED');
  expect(await listedFor(writer, reference)).toBe('REVIEW');
  const {
    status: { reference: unknownThere },
  } = await submit(new TestCaller(desk.app));
  expect(await stageFor(stranger, unknownThere)).toBe('ACKNOWLEDGED');

  await desk.desk.replica.check();
  await desk.desk.replica.check();
  expect(await stageFor(stranger, reference)).toBe('REVIEW');
  await replay('resume');
  await catchUp();
  expect(await stageFor(stranger, reference)).toBe('REVIEW');
});

test('a replica that goes away is not missed, nor is it needed to start', async () => {
  const {
    status: { reference },
  } = await submit(new TestCaller(desk.app));
  const reports = await desk.staff('DIRECTOR');
  reports.forget('desk-written');
  await catchUp();
  await replica.stop();
  expect(await stageFor(stranger, reference)).toBe('ACKNOWLEDGED');
  const { insights } = await reports.data<{ insights: { received: number } }>(
    'query { insights(from: "2026-01-01", to: "2026-12-31") { received } }',
  );
  expect(insights.received).toBeGreaterThan(0);
  expect(desk.desk.replica.isUsable).toBe(false);

  const { DATABASE_URL = '', DATABASE_REPLICA_URL = '' } = desk.desk.env;
  const another = await startTestDesk(undefined, { DATABASE_URL, DATABASE_REPLICA_URL });
  expect(await stageFor(new TestCaller(another.app), reference)).toBe('ACKNOWLEDGED');
  await another.close();
});
