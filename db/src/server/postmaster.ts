import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { commandAs, serverEnvironment, type Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { ServerFiles } from './files.ts';

const run = promisify(execFile);
const pollMs = 20;
const startLimitMs = 60_000;
const stopLimitMs = 20_000;

/** PostgreSQL's first process, as its `postmaster.pid` describes it. */
export interface Postmaster {
  pid: number;
  port: number;
  isReady: boolean;
}

/** PostgreSQL ended while starting; `log` is what it wrote. */
export class StartFailed extends Error {
  readonly log: string;

  constructor(log: string, logFile: string) {
    const reason = /FATAL: +(.+)/.exec(log)?.[1] ?? log.trim().split('\n').at(-1) ?? '';
    super(`PostgreSQL did not start: ${reason} (log: ${logFile})`);
    this.log = log;
  }
}

/**
 * The server that runs on this data directory, if any. A `postmaster.pid` that no server stands behind is
 * removed: PostgreSQL would refuse to start while its process id lives on in an unrelated process.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const postmaster = await readPostmaster(cluster);
  if (postmaster === undefined) await rm(pidFile(cluster), { force: true });
  return postmaster;
}

function pidFile(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(pidFile(cluster), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (await servesCluster(pid, cluster)) {
    return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
  }
  return undefined;
}

/** Whether the process is the PostgreSQL that was started on this data directory. */
async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  const command = await commandOf(pid);
  return command.includes('/postgres') && command.includes(` -D ${cluster} `);
}

async function commandOf(pid: number): Promise<string> {
  // Not the working directory: in a container root may be forbidden to see that of another user's process.
  if (process.platform === 'linux') {
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return words.replaceAll('\0', ' ');
  }
  return run('ps', ['-ww', '-p', String(pid), '-o', 'command=']).then(
    ({ stdout }) => stdout,
    () => '',
  );
}

/** What starts a server. */
export interface Launch {
  files: ServerFiles;
  binaries: Binaries;
  account: Account;
  settings: Record<string, string>;
}

/**
 * Starts PostgreSQL on 127.0.0.1, in a session of its own so that Ctrl-C in our terminal does not reach it,
 * and waits until it accepts connections. Throws `StartFailed` when it ends before that.
 */
export async function launchPostmaster(launch: Launch, port: number): Promise<Postmaster> {
  const { files, binaries, account } = launch;
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...launch.settings,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await open(files.log, 'a', 0o600);
  const { size: logStart } = await log.stat();
  const child = spawn(...commandAs(account, binaries.postgres, ['-D', files.cluster, ...options]), {
    cwd: files.cluster,
    env: serverEnvironment,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  const ended = once(child, 'exit').then(() => true);
  child.unref();
  await log.close();
  const until = Date.now() + startLimitMs;
  while (Date.now() < until) {
    if (await Promise.race([ended, delay(pollMs, false)])) {
      throw new StartFailed(await readFrom(files.log, logStart), files.log);
    }
    // Its file stays: on a busy machine the command of a process that lives may not be readable for a moment.
    const postmaster = await readPostmaster(files.cluster);
    if (postmaster?.pid === child.pid && postmaster?.isReady) return postmaster;
  }
  child.kill('SIGQUIT');
  throw new Error(
    `PostgreSQL did not become ready within ${startLimitMs / 1000} seconds (log: ${files.log})`,
  );
}

async function readFrom(path: string, offset: number): Promise<string> {
  const content = await readFile(path);
  return content.subarray(offset).toString('utf8');
}

/** Stops the server ("fast": open transactions are rolled back) and waits until its process is gone. */
export async function stopPostmaster({ pid }: Postmaster, cluster: string): Promise<void> {
  const until = Date.now() + stopLimitMs;
  let signal: NodeJS.Signals = 'SIGINT';
  send(pid, signal);
  while (await servesCluster(pid, cluster)) {
    if (Date.now() > until && signal === 'SIGINT') {
      signal = 'SIGQUIT';
      send(pid, signal);
    }
    await delay(pollMs);
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
