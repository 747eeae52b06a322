import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { migrationNames } from './migrations/index.ts';
import { ormConfig } from './orm.ts';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

/** The last migration of the first release: what came before it is what its databases hold. */
const FIRST_RELEASE = '20261123183700-privileges';

let made: TestDatabase;
let server: pg.Client;

beforeAll(async () => {
  made = await createTestDatabase();
  server = new pg.Client({ connectionString: made.url });
  await server.connect();
});

afterAll(async () => {
  await server.end();
  await made.drop();
});

it('lets one process at a time migrate, and the others find nothing left to do', async () => {
  await withEmptyDatabase('started_at_once', async (url, client) => {
    await Promise.all([migrate(url), migrate(url), migrate(url)]);
    expect(await executedIn(client)).toEqual(migrationNames);
  });
});

it('brings a database of the first release with its data to this one', async () => {
  await withEmptyDatabase('first_release', async (url, client) => {
    const orm = await MikroORM.init(ormConfig(url));
    await orm.migrator.up({ to: FIRST_RELEASE });
    await orm.close();
    await client.query(`
      insert into case_file (id, reference, stage, awaiting, channel, category, received_at, deadlines,
                             procedure_version, last_seq, last_hash)
      values ('01934567-89ab-7def-8123-456789abcdef', 'CON-OLD', 'RECEIVED', 'US', 'FORM', 'OTHER', now(), '[]', '1', 1, '');
      insert into case_event (case_id, seq, type, actor_kind, at, visibility, data, prev_hash, hash)
      values ('01934567-89ab-7def-8123-456789abcdef', 1, 'complaintReceived', 'CUSTOMER', now(), 'CUSTOMER', '{}', '', 'first');`);

    await migrate(url);

    expect(await executedIn(client)).toEqual(migrationNames);
    const { rows } = await client.query(
      `select reference, stage, seq, type, hash from case_file join case_event on case_id = case_file.id`,
    );
    expect(rows).toEqual([
      { reference: 'CON-OLD', stage: 'RECEIVED', seq: 1, type: 'complaintReceived', hash: 'first' },
    ]);
  });
});

async function executedIn(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from mikro_orm_migrations order by id');
  return rows.map((row) => row.name);
}

async function withEmptyDatabase(
  purpose: string,
  work: (url: string, client: pg.Client) => Promise<void>,
): Promise<void> {
  const name = `${new URL(made.url).pathname.slice(1)}_${purpose}`;
  await server.query(`create database ${name}`);
  const url = new URL(made.url);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await work(url.href, client);
  } finally {
    await client.end();
    await server.query(`drop database ${name} with (force)`);
  }
}
