import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { startEmbeddedServer } from '@desk/db';
import { requireSilentLog } from './silent-log.ts';

/** What the desk shares with the dashboard that a story plays. */
export const dashboardKey = 'Zk3vP9xQ7tL2mW8rB5yN1cJ6hD4gF0sA';

type Process = ChildProcessByStdio<null, Readable, Readable>;

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Playwright's global set-up: starts the built desk with a database of its own, on a free port, and hands its address
 * to the tests. Returns the way to stop it, which then reads its whole log: that must hold nothing of what people wrote
 * or were sent.
 * @throws Error with the desk's own words when it ends before it is ready
 */
export default async function startDesk(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'complaints-desk-'));
  // As root, PostgreSQL runs as another user, who must get through.
  await chmod(folder, 0o755);
  const server = await startEmbeddedServer({ folder: join(folder, 'postgres') });
  const desk = spawn(join(root, 'node_modules/.bin/node'), ['--enable-source-maps', 'api/dist/main.js'], {
    cwd: root,
    // Nothing of the caller's settings: a DATABASE_URL would fill somebody's database with stories.
    env: {
      PATH: process.env['PATH'],
      DATA_FOLDER: folder,
      PORT: '0',
      INBOUND_SMTP_PORT: '0',
      LOG_LEVEL: 'trace',
      DATABASE_URL: server.url,
      DASHBOARD_KEY: dashboardKey,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = join(root, 'e2e/.output/desk.log');
  await mkdir(dirname(log), { recursive: true });
  const written = createWriteStream(log);
  desk.stdout.pipe(written, { end: false });
  desk.stderr.pipe(process.stderr);
  const stop = async (): Promise<void> => {
    if (desk.exitCode === null && desk.signalCode === null) {
      desk.kill('SIGTERM');
      await once(desk, 'exit');
    }
    await new Promise((resolve) => written.end(resolve));
    try {
      if (process.env['DESK_ADDRESS'] !== undefined) await requireSilentLog(log, server.url);
    } finally {
      await server.stop();
    }
    await rm(folder, { recursive: true, force: true });
  };
  // Playwright tears down after Ctrl-C only; a runner that is told to end must not leave a desk behind.
  process.once('SIGTERM', () => {
    desk.kill('SIGTERM');
    void server.stop().finally(() => process.exit(143));
  });
  try {
    // For what only time could bring about.
    process.env['DESK_DATABASE'] = server.url;
    process.env['DESK_ADDRESS'] = await addressOnceReady(desk);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** The address that the desk prints as soon as it listens. */
async function addressOnceReady(desk: Process): Promise<string> {
  let printed = '';
  for await (const chunk of desk.stdout.iterator({ destroyOnReturn: false })) {
    printed += String(chunk);
    const port = /^ *Portal +http:\/\/localhost:(\d+)\//m.exec(printed)?.[1];
    if (port !== undefined) {
      desk.stdout.resume();
      return `http://127.0.0.1:${port}`;
    }
  }
  throw new Error(`The desk ended before it was ready. Was it built? ${printed}`);
}
