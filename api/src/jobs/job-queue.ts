import {
  APP_SESSION,
  JOB_SCHEMA,
  LONGEST_WAIT_MS,
  WatchedClient,
  type Insertion,
  type NewRows,
  type DEADLINE_QUEUE,
  type NOTICE_QUEUE,
  type RETENTION_QUEUE,
} from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { fromKysely, PgBoss, type JobInsert, type JobResult } from 'pg-boss';
import type { Logger } from 'pino';
import { currentRequestId, newRequestId, underRequest } from '../logs/request-id.ts';
import type { NoticeJob } from '../notifications/write-notices.ts';
import type { RetentionJob } from '../personal-data/daily-retention.ts';
import type { DeadlineJob } from './deadline-job.ts';

const POLLING_SECONDS = 2;
const DAY_SECONDS = 24 * 60 * 60;

/** What each queue holds. */
export interface Queues {
  [DEADLINE_QUEUE]: DeadlineJob;
  [NOTICE_QUEUE]: NoticeJob;
  [RETENTION_QUEUE]: RetentionJob;
}

type QueueName = keyof Queues;

/** What the queue keeps beside a job: on behalf of which request it was sent. */
type Kept<Job> = Job & { requestId?: string };

/** A job, and the moment before which it does not run; without one it runs at once. */
export interface QueuedJob<Job> {
  data: Job;
  startAfter?: Date;
  /** Whoever sends it: of those with the same key within a day only one is kept. */
  onceADay?: string;
}

/** How the jobs of a queue are worked off. */
export interface Work<Job> {
  /** How many are taken at a time. */
  batch: number;
  /** Jobs of one lane go one after the other, those of different lanes side by side. */
  laneOf: (job: Job) => string;
  /** Must change nothing the second time: a job that a crash cuts off runs again. */
  run: (job: Job) => Promise<void>;
}

/** The durable queues of what the desk does by itself, in its own database. */
export class JobQueue {
  readonly #boss: PgBoss;
  readonly #log: Logger;

  constructor(url: string, log: Logger) {
    this.#log = log;
    this.#boss = new PgBoss({
      connectionString: url,
      options: APP_SESSION,
      connectionTimeoutMillis: LONGEST_WAIT_MS,
      max: 3,
      ...WATCHED,
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
  async send<Name extends QueueName>(
    em: SqlEntityManager,
    queue: Name,
    jobs: QueuedJob<Queues[Name]>[],
  ): Promise<void> {
    if (jobs.length === 0) return;
    const boss = await this.opened();
    await boss.insert(queue, insertsOf(jobs), { db: fromKysely(em.getKysely()) });
  }

  /** Adds jobs to rows that are written together. */
  async add<Name extends QueueName>(
    rows: NewRows,
    queue: Name,
    jobs: QueuedJob<Queues[Name]>[],
  ): Promise<void> {
    if (jobs.length === 0) return;
    const boss = await this.opened();
    let insertion: Insertion | undefined;
    // The library alone knows what a job is in its tables; it hands over its statement as to a database.
    const executeSql = (text: string, [value]: unknown[] = []): Promise<{ rows: never[] }> => {
      insertion = { text, value: String(value) };
      return Promise.resolve({ rows: [] });
    };
    await boss.insert(queue, insertsOf(jobs), { db: { executeSql } });
    if (insertion === undefined) throw new Error('The job queue did not say how jobs are inserted');
    rows.addInsertion(insertion);
  }

  /** Begins to take the jobs of a queue. One that throws is tried again later. */
  async work<Name extends QueueName>(queue: Name, work: Work<Queues[Name]>): Promise<void> {
    const boss = await this.opened();
    const options = { ...WORK_OPTIONS, batchSize: work.batch } as const;
    await boss.work<Kept<Queues[Name]>, undefined, typeof options>(queue, options, async (jobs) => {
      const lanes = Map.groupBy(jobs, ({ data }) => work.laneOf(data));
      const results = await Promise.all([...lanes.values()].map((lane) => this.#inTurn(lane, work.run)));
      return results.flat();
    });
  }

  /** Waits for the jobs in hand, then lets go of the database. */
  stop(): Promise<void> {
    return this.#boss.stop();
  }

  async #inTurn<Job>(
    jobs: readonly { id: string; data: Kept<Job> }[],
    run: (job: Job) => Promise<void>,
  ): Promise<JobResult[]> {
    const results: JobResult[] = [];
    for (const { id, data } of jobs) {
      const status = await underRequest(data.requestId ?? newRequestId(), () => this.#attempt(run, data));
      results.push({ id, status });
    }
    return results;
  }

  async #attempt<Job>(run: (job: Job) => Promise<void>, job: Job): Promise<JobResult['status']> {
    try {
      await run(job);
      this.#log.debug({ job }, 'A job is done');
      return 'completed';
    } catch (error) {
      this.#log.error({ error, job }, 'A job failed; it is tried again');
      return 'failed';
    }
  }
}

function insertsOf<Job extends object>(jobs: QueuedJob<Job>[]): JobInsert<Kept<Job>>[] {
  const requestId = currentRequestId();
  return jobs.map(({ data, onceADay, ...when }) => ({
    ...when,
    ...(onceADay !== undefined && { singletonKey: onceADay, singletonSeconds: DAY_SECONDS }),
    data: requestId === undefined ? data : { ...data, requestId },
  }));
}

/** A full batch is followed by the next at once: after a standstill there is much to do. */
const WORK_OPTIONS = {
  burstWhenBatchFull: true,
  perJobResults: true,
  pollingIntervalSeconds: POLLING_SECONDS,
} as const;

/** The library hands its settings on to the pool of `pg`, which takes this one too. */
const WATCHED: object = { Client: WatchedClient };
