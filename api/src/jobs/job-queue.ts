import { APP_ROLE, DEADLINE_QUEUE, JOB_SCHEMA } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { fromKysely, PgBoss, type JobInsert, type JobResult } from 'pg-boss';
import type { Logger } from 'pino';
import type { DeadlineJob } from './deadline-job.ts';

const BATCH = 20;
const POLLING_SECONDS = 2;

/** A job, and the moment before which it does not run. */
export interface QueuedJob {
  data: DeadlineJob;
  startAfter: Date;
}

/** The durable queue of what the clocks do, in the desk's own database. */
export class JobQueue {
  readonly #boss: PgBoss;
  readonly #log: Logger;

  constructor(url: string, log: Logger) {
    this.#log = log;
    this.#boss = new PgBoss({
      connectionString: url,
      options: `-c role=${APP_ROLE} -c statement_timeout=15s`,
      max: 3,
      schema: JOB_SCHEMA,
      migrate: false,
      schedule: false,
      registerInstance: false,
      // The role of the product owns no index.
      reindex: false,
    });
    this.#boss.on('error', (error) => {
      log.warn({ error: error.message }, 'The job queue could not reach the database');
    });
  }

  /** The queue, opened when first asked for. */
  opened(): Promise<PgBoss> {
    return this.#boss.start();
  }

  /** Sends jobs inside the transaction of `em`: they come and go with its commit. */
  async send(em: SqlEntityManager, jobs: QueuedJob[]): Promise<void> {
    if (jobs.length === 0) return;
    const boss = await this.opened();
    const inserts: JobInsert<DeadlineJob>[] = jobs;
    await boss.insert(DEADLINE_QUEUE, inserts, { db: fromKysely(em.getKysely()) });
  }

  /**
   * Begins to take jobs. One that throws is tried again later; one that a crash cuts off runs again, so `run` must
   * change nothing the second time.
   */
  async work(run: (job: DeadlineJob) => Promise<void>): Promise<void> {
    const boss = await this.opened();
    await boss.work<DeadlineJob, undefined, typeof WORK_OPTIONS>(
      DEADLINE_QUEUE,
      WORK_OPTIONS,
      async (jobs) => {
        const results: JobResult[] = [];
        for (const { id, data } of jobs) results.push({ id, status: await this.#attempt(run, data) });
        return results;
      },
    );
  }

  /** Waits for the jobs in hand, then lets go of the database. */
  stop(): Promise<void> {
    return this.#boss.stop();
  }

  async #attempt(run: (job: DeadlineJob) => Promise<void>, job: DeadlineJob): Promise<JobResult['status']> {
    try {
      await run(job);
      return 'completed';
    } catch (error) {
      this.#log.error({ error, job }, 'A job failed; it is tried again');
      return 'failed';
    }
  }
}

/** A full batch is followed by the next at once: after a standstill there is much to do. */
const WORK_OPTIONS = {
  batchSize: BATCH,
  burstWhenBatchFull: true,
  perJobResults: true,
  pollingIntervalSeconds: POLLING_SECONDS,
} as const;
