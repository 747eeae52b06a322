import { join } from 'node:path';
import { startEmbeddedServer, waitUntilReachable } from '@desk/db';
import type { Env } from './env.ts';

/** A PostgreSQL to work with. Stopping it ends one of our own, and leaves anybody else's alone. */
export interface DatabaseServer {
  url: string;
  stop(): Promise<void>;
}

/** The server of DATABASE_URL, or our own in the data folder. @throws Error of one sentence when there is none */
export async function openServer(env: Env): Promise<DatabaseServer> {
  if (env.DATABASE_URL === undefined)
    return startEmbeddedServer({ folder: join(env.DATA_FOLDER, 'postgres') });
  await waitUntilReachable(env.DATABASE_URL);
  return { url: env.DATABASE_URL, stop: () => Promise.resolve() };
}
