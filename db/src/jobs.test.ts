import { randomUUID } from 'node:crypto';
import { fromKysely, PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEADLINE_QUEUE, JOB_SCHEMA } from './jobs.ts';
import { migrate } from './migrate.ts';
import { APP_ROLE } from './entities/row-rights.ts';
import { openDatabase } from './orm.ts';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

describe('the job queue', () => {
  let database: TestDatabase;
  let boss: PgBoss;

  beforeAll(async () => {
    database = await createTestDatabase();
    boss = new PgBoss({
      connectionString: database.url,
      options: `-c role=${APP_ROLE}`,
      schema: JOB_SCHEMA,
      migrate: false,
      schedule: false,
    });
    await boss.start();
  });

  afterAll(async () => {
    await boss.stop();
    await database.drop();
  });

  it('is sent to, worked and kept in order under the product’s role', async () => {
    await boss.insert(DEADLINE_QUEUE, [{ data: { number: 1 } }]);
    const [job] = await boss.fetch(DEADLINE_QUEUE);
    expect(job?.data).toEqual({ number: 1 });
    const id = job?.id ?? '';
    await boss.complete(DEADLINE_QUEUE, id);
    expect(await boss.findJobs(DEADLINE_QUEUE, { id })).toMatchObject([{ state: 'completed' }]);
    await boss.supervise(DEADLINE_QUEUE);
  });

  it('gives and takes a job with the transaction that sends it', async () => {
    const orm = await openDatabase(database.url);
    const send = (key: string, fail: boolean) =>
      orm.em.fork().transactional(async (em) => {
        await boss.insert(DEADLINE_QUEUE, [{ data: { key } }], { db: fromKysely(em.getKysely()) });
        if (fail) throw new Error('rolled back');
      });
    const [kept, lost] = [randomUUID(), randomUUID()];
    await send(kept, false);
    await expect(send(lost, true)).rejects.toThrow('rolled back');
    expect(await boss.findJobs(DEADLINE_QUEUE, { data: { key: kept } })).toHaveLength(1);
    expect(await boss.findJobs(DEADLINE_QUEUE, { data: { key: lost } })).toHaveLength(0);
    await orm.close();
  });

  it('is left as it is by the next migration', async () => {
    await boss.insert(DEADLINE_QUEUE, [{ data: { survives: true } }]);
    await migrate(database.url);
    expect(await boss.findJobs(DEADLINE_QUEUE, { data: { survives: true } })).toHaveLength(1);
  });
});
