import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, onTestFinished, vi } from 'vitest';
import { startEmbeddedServer, type EmbeddedServer } from '../embedded-server.ts';

const run = promisify(execFile);

// A first start takes seconds where several test files share two cores.
vi.setConfig({ testTimeout: 60_000 });

/** Durability is of no use to data that lives for one test. */
export const testSettings = { fsync: 'off' };

/** An empty data folder in a place that others can pass through; removed with the test. */
export async function makeEmptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-'));
  await chmod(folder, 0o755);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

let original: Promise<string> | undefined;

afterAll(async () => {
  if (original) await rm(await original, { recursive: true, force: true });
});

/** A data folder after its first start: a copy, because `initdb` is slow. Removed with the test. */
export async function makeDataFolder(): Promise<string> {
  original ??= makeOriginal();
  const folder = await makeEmptyFolder();
  await run('cp', ['-a', `${await original}/.`, folder]);
  return folder;
}

async function makeOriginal(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-original-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedServer({ folder, settings: testSettings });
  await server.stop();
  return folder;
}

/** Starts the real server for one test and stops it with the test. */
export async function startServer(folder: string): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ folder, settings: testSettings });
  onTestFinished(() => server.stop());
  return server;
}
