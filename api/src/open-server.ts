import { join } from 'node:path';
import { findEmbeddedServer, startEmbeddedServer, waitUntilReachable } from '@desk/db';
import type { Env } from './env.ts';

/** A PostgreSQL to work with. Stopping it ends one of our own, and leaves anybody else's alone. */
export interface DatabaseServer {
  url: string;
  stop(): Promise<void>;
}

/** The server of DATABASE_URL, or our own in the data folder. @throws Error of one sentence when there is none */
export async function openServer(env: Env): Promise<DatabaseServer> {
  if (env.DATABASE_URL === undefined) return startEmbeddedServer({ folder: embeddedFolder(env) });
  await waitUntilReachable(env.DATABASE_URL);
  return { url: env.DATABASE_URL, stop: () => Promise.resolve() };
}

/** As `openServer`, and beside a desk that works with our own server at this moment. */
export async function openServerBeside(env: Env): Promise<DatabaseServer> {
  if (env.DATABASE_URL !== undefined) return openServer(env);
  const running = await findEmbeddedServer(embeddedFolder(env));
  return running === null ? openServer(env) : { url: running.url, stop: () => Promise.resolve() };
}

function embeddedFolder({ DATA_FOLDER }: Env): string {
  return join(DATA_FOLDER, 'postgres');
}
