import { chmod, chown, mkdir, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.ts';

/** Where the embedded server keeps its things, as absolute paths. */
export interface ServerFiles {
  folder: string;
  /** PostgreSQL's data directory. It appears in one step, once it is whole. */
  cluster: string;
  /** The data directory while `initdb` works on it; a remainder means that it was interrupted. */
  unfinishedCluster: string;
  password: string;
  port: string;
  log: string;
  owner: string;
}

/**
 * Makes the data folder unless it is there and names the files in it, by their real path: a running server is
 * recognised by the path it was started on. Throws one sentence when the folder cannot be made.
 */
export async function openFolder(folder: string): Promise<ServerFiles> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new Error(`The data folder ${folder} cannot be made: ${String(cause)}`, { cause });
  });
  const root = await realpath(folder);
  return {
    folder: root,
    cluster: join(root, 'cluster'),
    unfinishedCluster: join(root, 'cluster.unfinished'),
    password: join(root, 'password'),
    port: join(root, 'port'),
    log: join(root, 'postgres.log'),
    owner: join(root, 'in-use-by'),
  };
}

/** Writes a file that only the server's account may read. */
export async function writePrivately(path: string, text: string, account: Account): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  await chmod(path, 0o600);
  await chown(path, account.uid, account.gid);
}
