import { execFile } from 'node:child_process';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { startEmbeddedServer, type EmbeddedServer } from '../server/embedded-server.ts';

const run = promisify(execFile);

/**
 * A streaming replica of an embedded server, made from a copy of its files while it runs.
 * @param primary the server with the folder that its data lives in
 * @param folder an empty one for the replica
 */
export async function startReplica(
  primary: { url: string; folder: string },
  folder: string,
): Promise<EmbeddedServer> {
  const cluster = join(folder, 'cluster');
  const label = await copyWhileItRuns(primary, folder);
  await writeFile(join(cluster, 'backup_label'), label);
  const { hostname, port, username, password } = new URL(primary.url);
  const source = `host=${hostname} port=${port} user=${username} password=${password}`;
  await appendFile(join(cluster, 'postgresql.auto.conf'), `\nprimary_conninfo = '${source}'\n`);
  await writeFile(join(cluster, 'standby.signal'), '');
  const owner = `--reference=${join(cluster, 'PG_VERSION')}`;
  await run('chown', [owner, join(cluster, 'backup_label'), join(cluster, 'standby.signal')]);
  return startEmbeddedServer({ folder, settings: { fsync: 'off' } });
}

/** @returns what tells PostgreSQL from where the copy has to be brought up to date */
async function copyWhileItRuns(
  { url, folder: from }: { url: string; folder: string },
  to: string,
): Promise<string> {
  const session = new pg.Client({ connectionString: url });
  await session.connect();
  try {
    await session.query("select pg_backup_start('replica', true)");
    await run('cp', ['-a', join(from, 'cluster'), to]);
    await writeFile(join(to, 'password'), await readFile(join(from, 'password')), { mode: 0o600 });
    await rm(join(to, 'cluster', 'postmaster.pid'), { force: true });
    const { rows } = await session.query<{ labelfile: string }>(
      'select labelfile from pg_backup_stop(false)',
    );
    return rows[0]?.labelfile ?? '';
  } finally {
    await session.end();
  }
}
