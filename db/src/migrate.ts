import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { prepareJobs } from './jobs.ts';
import { migrationNames } from './migrations/index.ts';
import { ormConfig } from './orm.ts';

/** Any constant will do, as long as nothing else in the database locks on it. */
const MIGRATION_LOCK = 7_300_412;

/**
 * Brings the database and its job queue to the newest migration, as its owner. A lock lets one process at a time do so; the others
 * wait and then find nothing left to do.
 * @throws Error with one clear sentence when the database was migrated by a newer release than this one
 */
export async function migrate(url: string): Promise<void> {
  await withMigrationLock(url, async (client) => {
    await refuseNewerDatabase(client);
    await migrateLocked(url);
  });
}

/** Works while no other process migrates the database. */
export async function withMigrationLock<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const lock = new pg.Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work(lock);
  } finally {
    await lock.end();
  }
}

/** Migrates while the caller holds the lock. @param names run those alone; without them all */
export async function migrateLocked(url: string, names?: readonly string[]): Promise<void> {
  const orm = await MikroORM.init(ormConfig(url, { pool: { min: 0, max: 2 } }));
  try {
    await orm.migrator.up(names && { migrations: [...names] });
  } finally {
    await orm.close();
  }
  await prepareJobs(url);
}

async function refuseNewerDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string | null }>(
    `select to_regclass('mikro_orm_migrations')::text as table`,
  );
  if (rows[0]?.table == null) return;
  const executed = await client.query<{ name: string }>('select name from mikro_orm_migrations');
  const known = new Set(migrationNames);
  const unknown = executed.rows.map((row) => row.name).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new Error(
    `The database is newer than this release: it holds the migration ${unknown.join(', ')}. Start the newer release, or restore a backup.`,
  );
}
