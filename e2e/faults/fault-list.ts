import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { linesOf, type Cell } from './cell.ts';
import type { DeskProcess } from './desk-process.ts';
import type { LongCase } from './long-case.ts';

const EXHAUSTED_MS = 2_000;
const STALLED_MS = 3_000;
const WITHOUT_REDIS_MS = 3_000;
const STOPPED_MS = 20_000;
const HOUR_MS = 3_600_000;

/** What goes wrong; each resolves when it is over: from then on the desks have to be ready again in time. */
const faults = {
  // First, since the sweep that finds what came due with it has up to a minute while other faults happen.
  'jump the clock': ({ desks }) => {
    // One machine of two is wrong, mostly ahead; far enough for promises to come due within a run.
    const desk = oneOf(desks);
    desk.jumpClock(Math.random() < 0.2 ? -HOUR_MS : 8 * HOUR_MS);
    return Promise.resolve();
  },
  'kill -9 an API process': async ({ desks }) => {
    const desk = oneOf(desks);
    await desk.end('SIGKILL');
    desk.start();
  },
  'kill -9 PostgreSQL': ({ postgres }) => postgres.killAndStart(),
  'restart PostgreSQL': ({ postgres }) => postgres.restart(),
  'terminate its backends': async ({ postgres }) => {
    await postgres.ask(TERMINATE);
  },
  'exhaust the pool': ({ postgres }) =>
    postgres.connected(async (client) => {
      // Whoever writes waits here and keeps its connection, until each pool has none left.
      await client.query('begin; lock table case_file in access exclusive mode');
      await pause(EXHAUSTED_MS);
      await client.query('commit');
    }),
  'take every connection': ({ postgres }) => postgres.connected(takeEveryConnection),
  'stop Redis': async ({ redis }) => {
    await redis?.stop();
    await pause(WITHOUT_REDIS_MS);
    await redis?.start();
  },
  'cut sockets': (cell) => {
    for (const line of linesOf(cell)) line.cut();
    return Promise.resolve();
  },
  'stall sockets': async (cell) => {
    const lines = linesOf(cell);
    for (const line of lines) line.stall();
    await pause(STALLED_MS);
    for (const line of lines) line.resume();
  },
  'half-open sockets': (cell) => {
    for (const line of linesOf(cell)) line.halfOpen();
    return Promise.resolve();
  },
  'stop a process for 20 s': async ({ desks }) => {
    const desk = oneOf(desks);
    desk.signal('SIGSTOP');
    await pause(STOPPED_MS);
    desk.signal('SIGCONT');
  },
  'fill a watcher’s buffer': (_cell, longCase) => longCase.readSlowly(),
} satisfies Record<string, (cell: Cell, longCase: LongCase) => Promise<void>>;

export type FaultName = keyof typeof faults;

/** Every fault by its name. */
export const faultNames = Object.keys(faults) as FaultName[];

/** Does one of them. */
export function happen(name: FaultName, cell: Cell, longCase: LongCase): Promise<void> {
  return faults[name](cell, longCase);
}

const TERMINATE = `select pg_terminate_backend(pid) from pg_stat_activity
  where backend_type = 'client backend' and pid <> pg_backend_pid()`;

/** Takes what the desks held, and keeps it for a while. */
async function takeEveryConnection(client: pg.Client): Promise<void> {
  const taken: pg.Client[] = [];
  const { host, port, user, password, database } = client;
  const { default: postgres } = await import('pg');
  await client.query(TERMINATE);
  try {
    for (;;) {
      const another = new postgres.Client({
        host,
        port,
        user: user ?? '',
        password: password ?? '',
        database: database ?? '',
      });
      another.on('error', () => undefined);
      await another.connect();
      taken.push(another);
    }
  } catch {
    // There is none left.
  }
  await pause(EXHAUSTED_MS);
  await Promise.all(taken.map((each) => each.end()));
}

function oneOf(desks: readonly DeskProcess[]): DeskProcess {
  const desk = desks[Math.floor(Math.random() * desks.length)];
  if (desk === undefined) throw new Error('A cell has desks.');
  return desk;
}
