import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import type { ServerFiles } from './files.ts';

const run = promisify(execFile);

/** Enough for PostgreSQL's programs; the caller's PG* variables must not reach them. */
export const serverEnvironment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };

/** The system account that runs PostgreSQL and owns its files. */
export interface Account {
  uid: number;
  gid: number;
  /** Options of setpriv(1) with which a command runs as this account; none when it is our own. */
  setpriv: string[];
}

/** The command that runs the program as this account. */
export function commandAs(
  account: Pick<Account, 'setpriv'>,
  program: string,
  flags: string[],
): [string, string[]] {
  if (account.setpriv.length === 0) return [program, flags];
  return ['setpriv', [...account.setpriv, program, ...flags]];
}

/**
 * Chooses the account for PostgreSQL, which refuses to run as root: our own, or, as root, the owner of the
 * files that are there, else the system user `postgres` (made when missing).
 * Throws one sentence when that account cannot reach the folder or the programs.
 */
export async function chooseAccount(files: ServerFiles, binaries: Binaries): Promise<Account> {
  const own = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  if (own.uid !== 0) return { ...own, setpriv: [] };
  const ids = (await ownerOf(files.cluster)) ?? (await postgresUser());
  for (const setpriv of waysToRunAs(ids)) {
    if (await canReach(setpriv, binaries.postgres, files.folder)) return { ...ids, setpriv };
  }
  throw new Error(
    `PostgreSQL does not run as root, and the system user ${ids.uid} cannot reach ${files.folder}: ` +
      'start the desk as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

type Ids = Pick<Account, 'uid' | 'gid'>;

async function ownerOf(cluster: string): Promise<Ids | undefined> {
  const found = await stat(cluster).catch(() => undefined);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

async function postgresUser(): Promise<Ids> {
  try {
    return await idsOf('postgres');
  } catch {
    await makePostgresUser();
    return idsOf('postgres');
  }
}

async function idsOf(name: string): Promise<Ids> {
  const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

async function makePostgresUser(): Promise<void> {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  try {
    await run('useradd', [...options, 'postgres'], { env: serverEnvironment });
  } catch (cause) {
    throw new Error(
      'PostgreSQL does not run as root, and the system user "postgres" could not be made: ' +
        'start the desk as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
      { cause },
    );
  }
}

/**
 * The plain change of user comes first. The others keep one capability, so that a project inside a closed
 * folder (/root, mode 0700) can be reached as well; containers often grant only the second. PostgreSQL asks
 * access(2), which ignores the capabilities of an ordinary user unless `no_setuid_fixup` is set.
 */
function waysToRunAs({ uid, gid }: Ids): string[][] {
  const plain = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const keeping = (capability: string) => [
    ...plain,
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    '--securebits=+no_setuid_fixup',
  ];
  return [plain, keeping('dac_read_search'), keeping('dac_override')];
}

async function canReach(setpriv: string[], program: string, folder: string): Promise<boolean> {
  const conditions = ['-r', program, '-a', '-x', program, '-a', '-r', folder, '-a', '-x', folder];
  return run(...commandAs({ setpriv }, 'test', conditions), { env: serverEnvironment }).then(
    () => true,
    () => false,
  );
}
