import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { Asker, underAsker } from './asker.ts';
import { openDatabase } from './orm.ts';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await openDatabase(database.url, 2);
});

afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

it('gets back every connection of a transaction that the server cut off', async () => {
  const killer = new pg.Client({ connectionString: database.url });
  await killer.connect();
  for (let time = 0; time < 4; time++) {
    const cutOff = orm.em.fork().transactional(async (em) => {
      const [row] = await em.execute<{ pid: number }[]>('select pg_backend_pid() as pid');
      await killer.query('select pg_terminate_backend($1)', [row?.pid]);
      await em.execute('select 1');
    });
    await expect(cutOff).rejects.toThrow();
  }
  await killer.end();
  await expect(orm.em.fork().execute('select 1 as one')).resolves.toEqual([{ one: 1 }]);
});

it('asks nothing more for somebody who has left, ends what it began, and goes on for the next', async () => {
  for (let time = 0; time < 4; time++) {
    const asker = new Asker();
    asker.onlyReads();
    const left = underAsker(asker, () =>
      orm.em.fork().transactional(async (em) => {
        asker.leave();
        await em.execute('select 1');
      }),
    );
    await expect(left).rejects.toMatchObject({ code: '57014' });
  }
  await expect(orm.em.fork().execute('select 1 as one')).resolves.toEqual([{ one: 1 }]);
});
