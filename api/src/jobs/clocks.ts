import type { Desk } from '../context.ts';
import { movedReport } from './moved-report.ts';
import { recomputeDeadlines } from './recompute-deadlines.ts';
import { runDeadlineJob } from './run-deadline-job.ts';
import { sweepDeadlines } from './sweep-deadlines.ts';

const SWEEP_MS = 60_000;
const FIRST_RETRY_MS = 500;

/** What the desk does by itself as time passes: jobs, the sweep of what jobs missed, dates after a new calendar. */
export class Clocks {
  readonly #desk: Desk;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<void> = Promise.resolve();
  #retryMs = FIRST_RETRY_MS;
  #isCalendarApplied = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Starts them. @throws Error when the database cannot be reached */
  async start(): Promise<void> {
    await this.#desk.jobs.work(async (job) => {
      try {
        await runDeadlineJob(this.#desk, job);
      } catch (error) {
        this.#hurry();
        throw error;
      }
    });
    this.#passOver();
  }

  /** Stops them once what is in hand is done; then the queue lets go of the database. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#pass;
    clearTimeout(this.#timer);
    await this.#desk.jobs.stop();
  }

  /** One pass a minute; what one could not do, such as for want of the database, is soon tried again. */
  #passOver(): void {
    this.#pass = this.#attempt().then((isDone) => {
      this.#passIn(isDone ? SWEEP_MS : this.#retryMs);
      this.#retryMs = isDone ? FIRST_RETRY_MS : Math.min(this.#retryMs * 2, SWEEP_MS);
    });
  }

  /** A job that failed, most likely for want of the database, does not wait until the queue gives it up. */
  #hurry(): void {
    if (this.#timer !== undefined) this.#passIn(FIRST_RETRY_MS);
  }

  #passIn(waitMs: number): void {
    clearTimeout(this.#timer);
    if (this.#stopping.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#passOver();
    }, waitMs);
  }

  async #attempt(): Promise<boolean> {
    try {
      await this.#applyCalendar();
      return (await sweepDeadlines(this.#desk, this.#stopping.signal)) === 0;
    } catch (error) {
      this.#desk.log.warn({ error }, 'A pass over the deadlines failed; it is tried again');
      return false;
    }
  }

  async #applyCalendar(): Promise<void> {
    if (this.#isCalendarApplied) return;
    const report = await recomputeDeadlines(this.#desk);
    if (report.length > 0) process.stdout.write(movedReport(report));
    this.#isCalendarApplied = true;
  }
}
