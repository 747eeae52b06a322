import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase, startEmbeddedServer } from '@desk/db';
import { expect, onTestFinished, test } from 'vitest';
import { DeskProcess } from '../testing/desk-process.ts';
import { BrokenPromises, hireHandler, openOverdueCases } from '../testing/overdue-cases.ts';

const CASES = 60;
const patiently = { timeout: 60_000, interval: 20 };

async function startServer(folder: string) {
  const server = await startEmbeddedServer({ folder, settings: { fsync: 'off' } });
  onTestFinished(() => server.stop());
  return server;
}

test('a desk outlives a restart of PostgreSQL in the middle of its jobs, and does them all once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'desk-'));
  await chmod(folder, 0o755);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const server = await startServer(folder);
  await migrate(server.url);
  const before = await openDatabase(server.url);
  await hireHandler(before);
  const desk = new DeskProcess({ DATABASE_URL: server.url, NODE_ENV: 'test' });
  onTestFinished(() => void desk.child.kill('SIGKILL'));
  await desk.ready();
  await openOverdueCases(before, CASES);
  await expect.poll(() => new BrokenPromises(before).counted(), patiently).toBeGreaterThan(0);
  await before.close();
  await server.stop();

  const restarted = await startServer(folder);
  expect(restarted.url).toBe(server.url);
  const after = await openDatabase(restarted.url);
  const promises = new BrokenPromises(after);
  expect(await promises.counted()).toBeLessThan(CASES);
  await expect.poll(() => promises.counted(), patiently).toBe(CASES);
  expect(desk.child.exitCode).toBeNull();
  expect(await desk.stop()).toBe(0);
  expect(await promises.messagesPerCase()).toEqual(Array.from({ length: CASES }, () => 1));
  await after.close();
}, 150_000);
