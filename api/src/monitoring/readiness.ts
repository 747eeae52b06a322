import { JOB_SCHEMA, migrationNames } from '@desk/db';
import type { Desk } from '../context.ts';

/** A check that takes longer than this has failed. */
const CHECK_MS = 2_000;

/** Whether a balancer may send this process work, and what it was judged by. */
export interface Readiness {
  isReady: boolean;
  checks: {
    /** `ok`, or why not, in words. */
    database: string;
    migrations: string;
    starting: string;
    stopping: string;
    /** A reason to look, not to send clients away: without it all works on, live updates a few seconds late. */
    redis: string;
    /** Milliseconds that a wake-up takes through the database and back; null when none came. */
    wakeUpLagMs: number | null;
    /** Seconds that the oldest job has been due; 0 when none waits. A reason to alert, not to send clients away. */
    queueAgeSeconds: number | null;
  };
}

/** Judges this process now. Nothing is thrown: what cannot be asked is told. */
export async function readiness(desk: Desk): Promise<Readiness> {
  const [database, migrations, wakeUpLagMs, queueAgeSeconds] = await Promise.all([
    inWords(() => ask(desk, 'select 1')),
    inWords(() => requireMigrations(desk)),
    orNull(() => wakeUpLag(desk)),
    orNull(() => queueAge(desk)),
  ]);
  const starting = desk.isStarting ? 'this process is starting' : 'ok';
  const stopping = desk.drain.isUnderWay ? 'this process is stopping' : 'ok';
  const isReady =
    [database, migrations, starting, stopping].every((word) => word === 'ok') && wakeUpLagMs !== null;
  const redis = redisInWords(desk);
  return {
    isReady,
    checks: { database, migrations, starting, stopping, redis, wakeUpLagMs, queueAgeSeconds },
  };
}

function redisInWords({ redis }: Desk): string {
  if (redis === null) return 'not used';
  return redis.isOpen ? 'ok' : 'away: live updates come a few seconds late';
}

/** Seconds that the oldest waiting job has been due. @throws Error when the database cannot be asked */
export async function queueAge(desk: Desk): Promise<number> {
  const [row] = await ask<{ age: number }>(
    desk,
    `select coalesce(extract(epoch from now() - min(start_after)), 0)::float8 as age
     from ${JOB_SCHEMA}.job where state < 'active' and start_after < now()`,
  );
  return Math.round(row?.age ?? 0);
}

/** Milliseconds that a wake-up takes through the database and back. @throws Error when none comes */
export function wakeUpLag({ wakeUps }: Desk): Promise<number> {
  return within(wakeUps.roundTrip());
}

async function requireMigrations(desk: Desk): Promise<void> {
  const executed = await ask<{ name: string }>(desk, 'select name from mikro_orm_migrations');
  const done = new Set(executed.map(({ name }) => name));
  const missing = migrationNames.filter((name) => !done.has(name));
  if (missing.length > 0) throw new Error(`not yet migrated: ${missing.join(', ')}`);
}

function ask<Row = unknown>({ orm }: Desk, sql: string): Promise<Row[]> {
  return within(orm.em.fork().execute<Row[]>(sql));
}

function within<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(`no answer within ${CHECK_MS} ms`));
  }, CHECK_MS);
  return Promise.race([answer, late]).finally(() => {
    clearTimeout(timer);
  });
}

async function inWords(check: () => Promise<unknown>): Promise<string> {
  try {
    await check();
    return 'ok';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function orNull(check: () => Promise<number>): Promise<number | null> {
  try {
    return await check();
  } catch {
    return null;
  }
}
