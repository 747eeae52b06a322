import { spawn } from 'node:child_process';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeDataFolder, makeEmptyFolder, startServer } from './testing/data-folder.ts';
import { endProcess, startDeskProcess } from './testing/desk-process.ts';
import { sql } from './testing/sql.ts';

async function postmasterPid(folder: string): Promise<number> {
  return Number.parseInt(await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8'));
}

/** A desk process that has written one row. */
async function startDeskWithData(folder: string) {
  const desk = await startDeskProcess(folder);
  await sql(desk.url, 'CREATE TABLE kept AS SELECT 7 AS value');
  return desk;
}

/** Opens a connection and halts the server's process behind it, as one deep in a computation. Returns its id. */
async function connectAndFreeze(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const pid = rows[0]?.pid ?? 0;
  process.kill(pid, 'SIGSTOP');
  return pid;
}

const kept = [{ value: 7 }];

test('Ctrl-C at the desk lets the desk close PostgreSQL', async () => {
  const folder = await makeDataFolder();
  const desk = await startDeskWithData(folder);
  await endProcess(desk.process, 'SIGINT');
  await expect(access(join(folder, 'cluster', 'postmaster.pid'))).rejects.toThrow('ENOENT');
  await expect(access(join(folder, 'in-use-by'))).rejects.toThrow('ENOENT');
});

test('PostgreSQL runs in a session of its own, out of reach of Ctrl-C in our terminal', async () => {
  const folder = await makeDataFolder();
  await startServer(folder);
  const pid = await postmasterPid(folder);
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const [, , group, session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  expect([group, session]).toEqual([String(pid), String(pid)]);
});

test('takes over the server of a desk that was killed', async () => {
  const folder = await makeDataFolder();
  const desk = await startDeskWithData(folder);
  const pid = await postmasterPid(folder);
  await endProcess(desk.process, 'SIGKILL');
  const server = await startServer(folder);
  expect(await postmasterPid(folder)).toBe(pid);
  expect(server.url).toBe(desk.url);
  expect(await sql(server.url, 'SELECT value FROM kept')).toEqual(kept);
  await server.stop();
  await expect(sql(server.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
});

test('comes back after PostgreSQL and its desk were killed', async () => {
  const folder = await makeDataFolder();
  const desk = await startDeskWithData(folder);
  process.kill(await postmasterPid(folder), 'SIGKILL');
  await endProcess(desk.process, 'SIGKILL');
  const server = await startServer(folder);
  expect(await sql(server.url, 'SELECT value FROM kept')).toEqual(kept);
});

test('waits for processes that outlive a killed PostgreSQL', async () => {
  const folder = await makeDataFolder();
  const desk = await startDeskWithData(folder);
  const lingering = await connectAndFreeze(desk.url);
  process.kill(await postmasterPid(folder), 'SIGKILL');
  await endProcess(desk.process, 'SIGKILL');
  const starting = startServer(folder);
  await vi.waitFor(async () => {
    expect(await readFile(join(folder, 'postgres.log'), 'utf8')).toContain(
      'pre-existing shared memory block',
    );
  });
  process.kill(lingering, 'SIGCONT');
  expect(await sql((await starting).url, 'SELECT value FROM kept')).toEqual(kept);
});

test('is not misled by a stale postmaster.pid whose number another process has', async () => {
  const folder = await makeDataFolder();
  const desk = await startDeskWithData(folder);
  const pidFile = await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8');
  await endProcess(desk.process, 'SIGINT');
  const stranger = spawn('sleep', ['600'], { stdio: 'ignore' });
  onTestFinished(() => void stranger.kill());
  await writeFile(join(folder, 'cluster', 'postmaster.pid'), pidFile.replace(/^\d+/, String(stranger.pid)));
  const server = await startServer(folder);
  expect(await sql(server.url, 'SELECT value FROM kept')).toEqual(kept);
  expect(stranger.exitCode).toBeNull();
});

test('begins an interrupted first start again', async () => {
  const folder = await makeEmptyFolder();
  await mkdir(join(folder, 'cluster.unfinished', 'global'), { recursive: true });
  await writeFile(join(folder, 'cluster.unfinished', 'PG_VERSION'), '18\n');
  const server = await startServer(folder);
  expect(await sql(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await expect(access(join(folder, 'cluster.unfinished'))).rejects.toThrow('ENOENT');
});
