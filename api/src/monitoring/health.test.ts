import { APP_ROLE } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import type { Readiness } from './readiness.ts';

interface Answer {
  status: number;
  body: { status: string; checks: Readiness['checks'] };
}

describe('health', () => {
  let test: TestDesk;

  beforeAll(async () => {
    test = await startTestDesk();
  });

  afterAll(() => test.close());

  async function ask(path: string): Promise<Answer> {
    const answer = await test.app.inject(path);
    return { status: answer.statusCode, body: answer.json() };
  }

  it('is live as long as the process answers', async () => {
    expect(await ask('/health/live')).toEqual({ status: 200, body: { status: 'ok' } });
  });

  it('is ready with database, migrations and the line for wake-ups', async () => {
    const { status, body } = await ask('/health/ready');
    const checks = {
      database: 'ok',
      migrations: 'ok',
      starting: 'ok',
      stopping: 'ok',
      redis: 'not used',
      wakeUpLagMs: expect.any(Number) as number,
      queueAgeSeconds: 0,
    };
    expect([status, body]).toEqual([200, { status: 'ok', checks }]);
  });

  it('is not ready for work before its start is through, and at once when it is', async () => {
    const another = await startTestDesk();
    another.desk.isStarting = true;
    const answer = await another.app.inject('/health/ready');
    another.desk.isStarting = false;
    const { statusCode: afterwards } = await another.app.inject('/health/ready');
    await another.close();
    const { starting } = answer.json<Answer['body']>().checks;
    expect([answer.statusCode, starting, afterwards]).toEqual([503, 'this process is starting', 200]);
  });

  it('is not ready for work once it is stopping, and says so at once', async () => {
    await test.desk.drain.begin(0);
    const { status, body } = await ask('/health/ready');
    expect([status, body.checks.stopping]).toEqual([503, 'this process is stopping']);
  });

  it('may read which migrations ran, and not change the list', async () => {
    const em = test.desk.orm.em.fork();
    const [row] = await em.execute<{ may: boolean; mayNot: boolean }[]>(
      `select has_table_privilege('${APP_ROLE}', 'mikro_orm_migrations', 'select') as may,
              has_table_privilege('${APP_ROLE}', 'mikro_orm_migrations', 'insert, update, delete') as "mayNot"`,
    );
    expect(row).toEqual({ may: true, mayNot: false });
  });
});
