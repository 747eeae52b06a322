import { PgBoss } from 'pg-boss';
import { APP_ROLE } from './entities/row-rights.ts';

/** The PostgreSQL schema that holds the jobs. */
export const JOB_SCHEMA = 'pgboss';

/** The queue of everything that happens because a due time comes near or passes. */
export const DEADLINE_QUEUE = 'deadline';

/** The queue of what the customer is told of. */
export const NOTICE_QUEUE = 'notice';

/**
 * A failed job is tried again for about a day. One that was cut off in the middle, by a crash, is taken up again
 * after a minute.
 */
const RETRIED_JOBS = { retryLimit: 20, retryBackoff: true, retryDelay: 5, expireInSeconds: 60 };

/** Brings the job queue to the version of its library, as the database's owner, for the product's role to work with. */
export async function prepareJobs(url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    schema: JOB_SCHEMA,
    max: 1,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  // Whatever fails here fails the call itself; without a listener it would end the process as well.
  boss.on('error', () => undefined);
  await boss.start();
  try {
    for (const queue of [DEADLINE_QUEUE, NOTICE_QUEUE]) {
      await boss.createQueue(queue, RETRIED_JOBS);
      await boss.updateQueue(queue, RETRIED_JOBS);
    }
    await boss.getDb().executeSql(`
      grant usage on schema ${JOB_SCHEMA} to ${APP_ROLE};
      grant select, insert, update, delete on all tables in schema ${JOB_SCHEMA} to ${APP_ROLE};
    `);
  } finally {
    await boss.stop({ graceful: false });
  }
}
