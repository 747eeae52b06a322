import type { MikroORM } from '@mikro-orm/postgresql';
import type { OperationContext } from '../context.ts';
import type { DeadlineKind } from '../procedure/published.ts';
import { readerOf } from '../replica/sql-reader.ts';
import { lastFullQuarter, type Period } from './period.ts';
import { readLedger, type PromiseTally } from './promise-ledger.query.ts';

/** On fewer cases a percentage would say little, and might tell of a single customer. */
const SMALLEST_BASE = 10;

const FRESH_MILLISECONDS = 60 * 60 * 1000;

/** What we promise to everyone; the limits of the law concern some complaints only. */
const PUBLISHED: readonly DeadlineKind[] = [
  'ACKNOWLEDGEMENT',
  'PROGRESS_UPDATE',
  'FINAL_RESPONSE',
  'ESCALATION_DECISION',
];

/** How a promise was kept, as everyone may read it; nothing but its kind where the base is too small. */
export interface PublishedTally {
  kind: DeadlineKind;
  kept: number | null;
  missed: number | null;
  keptPercent: number | null;
}

/** How our promises were kept in the last full quarter. */
export interface Performance {
  /** First and last day, YYYY-MM-DD. */
  countedFrom: string;
  countedUntil: string;
  promises: PublishedTally[];
}

interface Reading {
  period: Period;
  readAt: number;
  performance: Promise<Performance>;
}

const readings = new WeakMap<MikroORM, Reading>();

/**
 * How our promises were kept in the last full quarter. Anyone may ask, so the database is asked once an hour at most;
 * a quarter that has ended hardly changes.
 */
export function ourPerformance(context: OperationContext): Promise<Performance> {
  const { desk, now } = context;
  const period = lastFullQuarter(now);
  const known = readings.get(desk.orm);
  const age = now.epochMilliseconds - (known?.readAt ?? -Infinity);
  if (known?.period.firstOn === period.firstOn && age < FRESH_MILLISECONDS) return known.performance;
  const performance = readPerformance(context, period);
  readings.set(desk.orm, { period, readAt: now.epochMilliseconds, performance });
  performance.catch(() => readings.delete(desk.orm));
  return performance;
}

async function readPerformance(context: OperationContext, period: Period): Promise<Performance> {
  const { orm, replica } = context.desk;
  const ledger = await replica.read(context, (connection) =>
    readLedger(readerOf(orm.em.fork(), connection), period),
  );
  return {
    countedFrom: period.firstOn,
    countedUntil: period.lastOn,
    promises: ledger.filter(({ kind }) => PUBLISHED.includes(kind)).map(published),
  };
}

function published({ kind, kept, missed, cases, keptPercent }: PromiseTally): PublishedTally {
  if (cases < SMALLEST_BASE) return { kind, kept: null, missed: null, keptPercent: null };
  return { kind, kept, missed, keptPercent };
}
