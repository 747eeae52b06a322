import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { openDatabase, ormConfig } from './orm.ts';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

describe('the migrated database', () => {
  let database: TestDatabase;
  let owner: MikroORM;
  let app: MikroORM;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = await MikroORM.init(ormConfig(database.url));
    app = await openDatabase(database.url);
    await owner.em.execute(`
      insert into case_file (id, reference, stage, awaiting, channel, category, received_at, deadlines,
                             procedure_version, last_seq, last_hash)
      values ('01934567-89ab-7def-8123-456789abcdef', 'CON-TEST', 'RECEIVED', 'US', 'FORM', 'OTHER', now(), '[]', '1', 1, '');
      insert into case_event (case_id, seq, type, actor_kind, at, visibility, data, prev_hash, hash)
      values ('01934567-89ab-7def-8123-456789abcdef', 1, 'complaintReceived', 'CUSTOMER', now(), 'CUSTOMER', '{}', '', '');`);
  });

  afterAll(async () => {
    await app.close();
    await owner.close();
    await database.drop();
  });

  it('agrees with the entities', async () => {
    await expect(owner.schema.getUpdateSchemaSQL({ wrap: false })).resolves.toBe('');
  });

  it('agrees with the snapshot of the newest migration', async () => {
    await expect(owner.migrator.checkSchema()).resolves.toBe(false);
  });

  it.each(['update case_event set seq = 2', 'delete from case_event', 'truncate case_event'])(
    'lets nobody, not even its owner, %s',
    async (statement) => {
      await expect(owner.em.execute(statement)).rejects.toThrow('case_event is append-only');
    },
  );

  it.each(['update case_event set seq = 2', 'delete from case_event', 'truncate case_event'])(
    'gives the product no right to %s',
    async (statement) => {
      await expect(app.em.execute(statement)).rejects.toThrow('permission denied for table case_event');
    },
  );

  it('lets the product add case events', async () => {
    await app.em.execute(`
      insert into case_event (case_id, seq, type, actor_kind, at, visibility, data, prev_hash, hash)
      values ('01934567-89ab-7def-8123-456789abcdef', 2, 'reviewStarted', 'STAFF', now(), 'CUSTOMER', '{}', '', '')`);
    const rows = await app.em.execute<{ seq: number }[]>('select seq from case_event order by seq');
    expect(rows.map((row) => row.seq)).toEqual([1, 2]);
  });

  it('forgets by which calendar a case was counted when somebody changes it who does not say so', async () => {
    const digestAfter = async (set: string) => {
      const [row] = await app.em.execute<{ calendar_digest: string }[]>(
        `update case_file set ${set} returning calendar_digest`,
      );
      return row?.calendar_digest;
    };
    expect(await digestAfter(`calendar_digest = 'ours', counted_seq = last_seq`)).toBe('ours');
    expect(await digestAfter(`stage = 'REVIEW', last_seq = 2, counted_seq = 2`)).toBe('ours');
    expect(await digestAfter(`stage = 'CLOSED', last_seq = 3`)).toBe('');
  });

  it('is refused by a release that is older than it', async () => {
    await owner.em.execute(
      `insert into mikro_orm_migrations (name) values ('99990101000000-from-the-future')`,
    );
    await expect(migrate(database.url)).rejects.toThrow(
      'The database is newer than this release: it holds the migration 99990101000000-from-the-future.',
    );
  });
});
