import { join, resolve } from 'node:path';
import { BackupRefused, openDatabase, Snapshot } from '@desk/db';
import { openSecrets } from '../access/secrets.ts';
import type { Env } from '../env.ts';
import { IncomingFolder } from '../files/incoming.ts';
import { filesFolder, openStorage } from '../files/storage.ts';
import { openServer, openServerBeside } from '../open-server.ts';
import type { Manifest } from './archive-format.ts';
import { backUp, markOf } from './back-up.ts';
import { checkHistories } from './check-histories.ts';
import { restore } from './restore.ts';
import { verifyArchive } from './verify-archive.ts';

/** What can be done with an archive. */
const VERBS = { backup, restore: restoreFrom, verify };

/**
 * Backs up, restores or verifies, and says in words what came of it.
 * @throws BackupRefused with its code, also ARGUMENTS when the command is not understood
 */
export function runBackup(env: Env, [verb = '', file = '', ...rest]: readonly string[]): Promise<string> {
  const run = VERBS[verb as keyof typeof VERBS] as (typeof VERBS)[keyof typeof VERBS] | undefined;
  if (run !== undefined && file !== '' && rest.length === 0) return run(env, resolve(file));
  throw new BackupRefused(
    'ARGUMENTS',
    'Give one file: npm run backup -- FILE, and the same with restore or verify.',
  );
}

async function backup(env: Env, path: string): Promise<string> {
  const server = await openServerBeside(env);
  try {
    const snapshot = await Snapshot.open(server.url);
    try {
      const source = { snapshot, storage: openStorage(env), secrets: openSecrets(env), now: new Date() };
      return `Backed up to ${path}: ${inWords(await backUp(source, path))}.`;
    } finally {
      await snapshot.close();
    }
  } finally {
    await server.stop();
  }
}

async function restoreFrom(env: Env, path: string): Promise<string> {
  // A server of our own is made only for an archive that can be restored.
  await verifyArchive(path);
  const server = await openServer(env);
  try {
    const incoming = new IncomingFolder(join(filesFolder(env), 'incoming'));
    const manifest = await restore({ databaseUrl: server.url, storage: openStorage(env), incoming }, path);
    const checked = await checkedHistories(server.url, env);
    return [`Restored from ${path}: ${inWords(manifest)}. ${checked}`, ...secretWarning(manifest, env)].join(
      '\n',
    );
  } finally {
    await server.stop();
  }
}

async function verify(_env: Env, path: string): Promise<string> {
  const manifest = await verifyArchive(path);
  return `${path} is whole, and every checksum fits: ${inWords(manifest)}. Made at ${manifest.madeAt}.`;
}

/** @throws BackupRefused HISTORY_BROKEN */
async function checkedHistories(url: string, env: Env): Promise<string> {
  const orm = await openDatabase(url, env.DATABASE_POOL_SIZE);
  try {
    const { cases, events, broken } = await checkHistories(orm);
    if (broken.length === 0) return `The histories of all ${cases} cases verify, ${events} events.`;
    throw new BackupRefused(
      'HISTORY_BROKEN',
      `The archive is restored as it was, and the history of ${broken.length} of ${cases} cases had been changed before it was made:\n${broken.join('\n')}`,
    );
  } finally {
    await orm.close();
  }
}

function secretWarning({ secretMark }: Manifest, env: Env): string[] {
  if (markOf(openSecrets(env)) === secretMark) return [];
  return [
    'The secret is not the one that the desk had: links in mails, open sessions, second factors and reply addresses made before do not work. Set SECRET_KEY, or put back DATA_FOLDER/secret-key, to keep them.',
  ];
}

function inWords({ tables, jobs, files }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const cases = tables.find(({ name }) => name === 'case_file')?.rows ?? 0;
  return `${cases} cases, ${rows} rows in ${tables.length} tables, ${jobs} waiting jobs, ${files.count} files with ${files.byteSize} bytes`;
}
