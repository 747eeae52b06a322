import { RETENTION_QUEUE } from '@desk/db';
import type { Desk } from '../context.ts';
import { londonDate } from '../procedure/calendar.ts';
import { runRetention } from './run-retention.ts';

/** What the queue keeps: the day, in London, YYYY-MM-DD. */
export interface RetentionJob {
  day: string;
}

/** Sees to it that every day one process erases what has been kept long enough. */
export class DailyRetention {
  readonly #desk: Desk;
  #sentFor = '';

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Begins to take the jobs. @throws Error when the database cannot be reached */
  work(): Promise<void> {
    return this.#desk.jobs.work(RETENTION_QUEUE, {
      batch: 1,
      laneOf: () => '',
      run: async () => {
        const { cases, strayMails } = await runRetention(this.#desk);
        if (cases.length + strayMails === 0) return;
        const kept = cases.filter(({ keptBecause }) => keptBecause !== null).length;
        const figures = { erased: cases.length - kept, kept, strayMails };
        this.#desk.log.info(figures, 'The time of keeping ended: personal data was erased');
      },
    });
  }

  /** Sends the job of today, unless this or another process did. */
  async send(): Promise<void> {
    const { clock, jobs, orm } = this.#desk;
    const day = londonDate(clock.now()).toString();
    if (day === this.#sentFor) return;
    await orm.em
      .fork()
      .transactional((em) => jobs.send(em, RETENTION_QUEUE, [{ data: { day }, onceADay: day }]));
    this.#sentFor = day;
  }
}
