import { DEADLINE_QUEUE, NOTICE_QUEUE } from '@desk/db';
import { sweepEnded } from '../access/sweep-ended.ts';
import type { Desk } from '../context.ts';
import { sweepFiles } from '../files/sweep-files.ts';
import { deliverNotice } from '../notifications/deliver-notice.ts';
import { sweepNotices } from '../notifications/sweep-notices.ts';
import { DailyRetention } from '../personal-data/daily-retention.ts';
import { movedReport } from './moved-report.ts';
import { Passes } from './passes.ts';
import { recomputeDeadlines } from './recompute-deadlines.ts';
import { runDeadlineJob } from './run-deadline-job.ts';
import { sweepDeadlines } from './sweep-deadlines.ts';

/**
 * What the desk does by itself: deadlines and notices, the sweep of what jobs missed or what has ended, dates
 * after a new calendar, and the erasing of what was kept long enough.
 */
export class Clocks {
  readonly #desk: Desk;
  // Apart from each other: neither a slow mail server nor a slow scanner must keep back deadlines.
  readonly #deadlines = this.#passes('deadlines', (signal) => this.#passOverDeadlines(signal));
  readonly #notices = this.#passes('notices', (signal) => this.#passOverNotices(signal));
  readonly #files = this.#passes('files', (signal) => this.#passOverFiles(signal));
  readonly #ended = this.#passes('access that has ended', (signal) => this.#passOverEnded(signal));
  readonly #retention = this.#passes('time of keeping', async () => {
    await this.#dailyRetention.send();
    return true;
  });
  readonly #dailyRetention: DailyRetention;
  #isCalendarApplied = false;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#dailyRetention = new DailyRetention(desk);
  }

  /** Starts them. @throws Error when the database cannot be reached */
  async start(): Promise<void> {
    const { jobs } = this.#desk;
    await jobs.work(DEADLINE_QUEUE, {
      batch: 20,
      laneOf: () => '',
      run: hurrying(this.#deadlines, (job) => runDeadlineJob(this.#desk, job)),
    });
    await jobs.work(NOTICE_QUEUE, {
      // Each mail in hand holds one connection to the database.
      batch: 4,
      laneOf: ({ caseId }) => caseId,
      run: hurrying(this.#notices, ({ noticeId }) => deliverNotice(this.#desk, noticeId)),
    });
    await this.#dailyRetention.work();
    this.#deadlines.start();
    this.#notices.start();
    this.#files.start();
    this.#ended.start();
    this.#retention.start();
  }

  /** Stops them once what is in hand is done; then the queue lets go of the database, the post of the mail server. */
  async stop(): Promise<void> {
    const all = [this.#deadlines, this.#notices, this.#files, this.#ended, this.#retention];
    await Promise.all(all.map((passes) => passes.stop()));
    await this.#desk.jobs.stop();
    this.#desk.post.close();
  }

  async #passOverDeadlines(signal: AbortSignal): Promise<boolean> {
    await this.#applyCalendar(signal);
    return (await sweepDeadlines(this.#desk, signal)) === 0;
  }

  async #passOverNotices(signal: AbortSignal): Promise<boolean> {
    return (await sweepNotices(this.#desk, signal)) === 0;
  }

  async #passOverFiles(signal: AbortSignal): Promise<boolean> {
    await sweepFiles(this.#desk, signal);
    return true;
  }

  async #passOverEnded(signal: AbortSignal): Promise<boolean> {
    await sweepEnded(this.#desk, signal);
    return true;
  }

  /** A pass that fails, such as for want of the database, is not done. */
  #passes(what: string, pass: (signal: AbortSignal) => Promise<boolean>): Passes {
    return new Passes(async (signal) => {
      try {
        return await pass(signal);
      } catch (error) {
        this.#desk.log.warn({ error }, `A pass over the ${what} failed; it is tried again`);
        return false;
      }
    });
  }

  async #applyCalendar(signal: AbortSignal): Promise<void> {
    if (this.#isCalendarApplied) return;
    const report = await recomputeDeadlines(this.#desk, { signal });
    if (report.length > 0) process.stdout.write(movedReport(report));
    this.#isCalendarApplied = !signal.aborted;
  }
}

function hurrying<Job>(passes: Passes, run: (job: Job) => Promise<void>): (job: Job) => Promise<void> {
  return async (job) => {
    try {
      await run(job);
    } catch (error) {
      passes.hurry();
      throw error;
    }
  };
}
