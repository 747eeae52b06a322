import { PgBoss } from 'pg-boss';
import { APP_ROLE } from './entities/row-rights.ts';

/** The PostgreSQL schema that holds the jobs. */
export const JOB_SCHEMA = 'pgboss';

/** The queue of everything that happens because a due time comes near or passes. */
export const DEADLINE_QUEUE = 'deadline';

/** The queue of what the customer is told of. */
export const NOTICE_QUEUE = 'notice';

/** The queue of the daily look at what has been kept long enough. */
export const RETENTION_QUEUE = 'retention';

/**
 * A failed job is tried again for about a day. One that was cut off in the middle, by a crash, is taken up again
 * after a minute.
 */
const RETRIED_JOBS = { retryLimit: 20, retryBackoff: true, retryDelay: 5, expireInSeconds: 60 };

/** After a first start there may be years to look through. */
const LONG_JOBS = { ...RETRIED_JOBS, retryLimit: 3, expireInSeconds: 3600 };

const QUEUES = [
  [DEADLINE_QUEUE, RETRIED_JOBS],
  [NOTICE_QUEUE, RETRIED_JOBS],
  [RETENTION_QUEUE, LONG_JOBS],
] as const;

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
    for (const [queue, options] of QUEUES) {
      await boss.createQueue(queue, options);
      await boss.updateQueue(queue, options);
    }
    await boss.getDb().executeSql(`
      grant usage on schema ${JOB_SCHEMA} to ${APP_ROLE};
      grant select, insert, update, delete on all tables in schema ${JOB_SCHEMA} to ${APP_ROLE};
    `);
  } finally {
    await boss.stop({ graceful: false });
  }
}
