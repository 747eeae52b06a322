import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { chooseAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { databaseRole, prepareCluster } from './cluster.ts';
import { openFolder, writePrivately } from './files.ts';
import { takeFolder } from './folder-owner.ts';
import { chooseFreePort, isFree } from './free-port.ts';
import { findPostmaster, launchPostmaster, StartFailed, stopPostmaster } from './postmaster.ts';
import type { Launch, Postmaster } from './postmaster.ts';

/** How an embedded server is started. */
export interface EmbeddedServerOptions {
  /** Where its data lives; made when missing. */
  folder: string;
  /** The port to listen on; without it the one used before, or any that is free. */
  port?: number;
  /** PostgreSQL settings by name, such as `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>;
}

/** A running PostgreSQL of our own. */
export interface EmbeddedServer {
  /** Connects, with the password, to the database `postgres` as a superuser. */
  url: string;
  /** Stops PostgreSQL and gives the folder back; a second call waits for the first. */
  stop(): Promise<void>;
}

/** How long the processes of a killed PostgreSQL may take to notice that it is gone. */
const lingerLimitMs = 30_000;
const pollMs = 50;

/**
 * Starts the PostgreSQL that comes with the desk, on 127.0.0.1 and with a password of its own.
 * Recovers what a crash left: an interrupted first start, a stale `postmaster.pid`, processes of a killed
 * server, and a server whose desk died, which is taken over with its port and settings.
 * Throws an error of one sentence when it cannot start.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const files = await openFolder(options.folder);
  const giveFolderBack = await takeFolder(files.folder, files.owner);
  try {
    const binaries = await findBinaries();
    const account = await chooseAccount(files, binaries);
    await prepareCluster(files, binaries, account);
    const launch = { files, binaries, account, settings: options.settings ?? {} };
    const postmaster = await bringUp(launch, options.port);
    await writePrivately(files.port, String(postmaster.port), account);
    const password = await readPassword(files.password);
    let stopping: Promise<void> | undefined;
    return {
      url: urlOf(password, postmaster),
      stop: () => (stopping ??= stopPostmaster(postmaster, files.cluster).then(giveFolderBack)),
    };
  } catch (error) {
    await giveFolderBack();
    throw error;
  }
}

/**
 * The embedded server that somebody else runs in this folder, to be used beside them; null when none runs.
 * Throws an error of one sentence when its password is gone.
 */
export async function findEmbeddedServer(folder: string): Promise<Pick<EmbeddedServer, 'url'> | null> {
  const files = await openFolder(folder);
  const running = await findPostmaster(files.cluster);
  if (!running?.isReady) return null;
  return { url: urlOf(await readPassword(files.password), running) };
}

function urlOf(password: string, { port }: Postmaster): string {
  return `postgresql://${databaseRole}:${password}@127.0.0.1:${port}/postgres`;
}

async function readPassword(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`The password of the embedded PostgreSQL is missing: put ${file} back.`, { cause });
  });
}

async function bringUp(launch: Launch, fixedPort: number | undefined): Promise<Postmaster> {
  const { files } = launch;
  const until = Date.now() + lingerLimitMs;
  let port = fixedPort ?? (await rememberedPort(files.port));
  for (;;) {
    const running = await findPostmaster(files.cluster);
    if (running?.isReady) return running;
    try {
      if (!running) return await launchPostmaster(launch, port);
    } catch (error) {
      if (!(error instanceof StartFailed)) throw error;
      if (error.log.includes('Address already in use') && fixedPort === undefined) {
        port = await chooseFreePort();
      } else if (!error.log.includes('pre-existing shared memory block')) throw error;
      if (Date.now() > until) throw error;
    }
    await delay(pollMs);
  }
}

async function rememberedPort(file: string): Promise<number> {
  const port = Number(await readFile(file, 'utf8').catch(() => ''));
  return port > 0 && (await isFree(port)) ? port : chooseFreePort();
}
