import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandAs, serverEnvironment, type Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { writePrivately, type ServerFiles } from './files.ts';

const run = promisify(execFile);

/** The database role that owns everything in the embedded server. */
export const databaseRole = 'desk';

/** The major version of the shipped programs; PostgreSQL reads only data directories of its own. */
const majorVersion = '18';

/**
 * Makes the data directory unless it is there. An interrupted attempt is begun again; a folder that holds
 * anything else is never deleted. Throws one sentence when the folder cannot be used.
 */
export async function prepareCluster(
  files: ServerFiles,
  binaries: Binaries,
  account: Account,
): Promise<void> {
  const version = await readFile(join(files.cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) return createCluster(files, binaries, account);
  if (version.trim() !== majorVersion) {
    throw new Error(
      `${files.cluster} was made by PostgreSQL ${version.trim()} and this desk brings PostgreSQL ${majorVersion}: ` +
        'upgrade the data, or set DATA_FOLDER to another folder.',
    );
  }
  await mendOwnership(files, account);
}

async function createCluster(files: ServerFiles, binaries: Binaries, account: Account): Promise<void> {
  const remains = await readdir(files.cluster).catch(() => []);
  if (remains.length > 0) {
    throw new Error(`${files.cluster} is not a PostgreSQL data directory: move it away and start again.`);
  }
  await rm(files.unfinishedCluster, { recursive: true, force: true });
  await mkdir(files.unfinishedCluster, { mode: 0o700 });
  await chown(files.unfinishedCluster, account.uid, account.gid);
  await writePrivately(files.password, randomBytes(24).toString('base64url'), account);
  await runInitdb(files, binaries, account);
  await rename(files.unfinishedCluster, files.cluster);
}

async function runInitdb(files: ServerFiles, binaries: Binaries, account: Account): Promise<void> {
  const flags = [
    `--pgdata=${files.unfinishedCluster}`,
    `--username=${databaseRole}`,
    `--pwfile=${files.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // PostgreSQL's own C.UTF-8 sorts alike on every system, whatever locales that has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  try {
    await run(...commandAs(account, binaries.initdb, flags), {
      cwd: files.unfinishedCluster,
      env: serverEnvironment,
    });
  } catch (cause) {
    throw new Error(`PostgreSQL could not make its data directory: ${reasonIn(cause)}`, { cause });
  }
}

function reasonIn(failure: unknown): string {
  const { stderr = '', message } = failure as Error & { stderr?: string };
  return /^(?:.*: )?(?:fatal|error): (.+)$/im.exec(stderr)?.[1] ?? message;
}

/** A copied or unpacked folder comes back as root's and open to all; PostgreSQL insists on its own, closed. */
async function mendOwnership({ cluster, password }: ServerFiles, account: Account): Promise<void> {
  const { uid, mode } = await stat(cluster);
  if (uid !== account.uid && process.getuid?.() !== 0) {
    throw new Error(`${cluster} belongs to another user of this system: start the desk as that user.`);
  }
  if (uid !== account.uid) await run('chown', ['-R', `${account.uid}:${account.gid}`, cluster, password]);
  if ((mode & 0o077) !== 0) await chmod(cluster, 0o700);
}
