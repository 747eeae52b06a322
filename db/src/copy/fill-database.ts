import pg from 'pg';
import { migrateLocked, withMigrationLock } from '../migrate.ts';
import { migrationNames } from '../migrations/index.ts';
import { BackupRefused } from './backup-refused.ts';
import { Load } from './load.ts';
import { readMigrations, readShape, WAITING_JOBS } from './shape.ts';

/**
 * Fills an empty database in one transaction: migrates it as far as the copy was, lets `fill` put the rows in, and
 * migrates on to this release. Whatever `fill` throws leaves no row behind.
 * @param migrations those that had run where the copy was made
 * @throws BackupRefused ARCHIVE_TOO_NEW, DATABASE_NOT_EMPTY
 */
export async function fillDatabase(
  url: string,
  migrations: readonly string[],
  fill: (load: Load) => Promise<void>,
): Promise<void> {
  refuseNewer(migrations);
  await withMigrationLock(url, async (client) => {
    await requireEmpty(client, migrations);
    await migrateLocked(url, migrations);
    await inTransaction(url, fill);
    await migrateLocked(url);
  });
}

function refuseNewer(migrations: readonly string[]): void {
  const unknown = migrations.filter((name) => !migrationNames.includes(name));
  if (unknown.length === 0) return;
  throw new BackupRefused(
    'ARCHIVE_TOO_NEW',
    `The archive was made by a newer release: it holds the migration ${unknown.join(', ')}. Restore it with that release.`,
  );
}

async function requireEmpty(client: pg.Client, migrations: readonly string[]): Promise<void> {
  const executed = await readMigrations(client);
  const tables = (await readShape(client)).map(({ name }) => `public.${pg.escapeIdentifier(name)}`);
  if (executed === null && tables.length > 0) throw notEmpty(`the table ${tables[0] ?? ''} of somebody else`);
  for (const table of executed === null ? [] : [...tables, WAITING_JOBS]) {
    const { rows } = await client.query<{ isFilled: boolean }>(
      `select exists (select from ${table}) as "isFilled"`,
    );
    if (rows[0]?.isFilled) throw notEmpty(`rows in ${table.split(' ', 1)[0] ?? table}`);
  }
  const further = (executed ?? []).filter((name) => !migrations.includes(name));
  if (further.length > 0) throw notEmpty(`the migration ${further.join(', ')}, which the archive lacks`);
}

function notEmpty(what: string): BackupRefused {
  return new BackupRefused(
    'DATABASE_NOT_EMPTY',
    `A backup is restored into an empty database only, and this one has ${what}. Make a new database, or choose another DATA_FOLDER.`,
  );
}

async function inTransaction(url: string, fill: (load: Load) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`set local client_encoding = 'UTF8'`);
    await fill(new Load(client));
    await client.query('commit');
  } finally {
    // Ending in the middle rolls everything back.
    await client.end();
  }
}
