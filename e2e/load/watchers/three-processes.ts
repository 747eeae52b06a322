import { randomUUID } from 'node:crypto';
import { askDesk, type RunningDesk } from '../desk.ts';
import type { Ground } from '../ground.ts';
import { STAFF_TOKEN } from '../many-cases/staff.ts';
import { casesOfFirstHandler, referenceOf } from '../many-cases/synthetic-cases.ts';
import { OPERATIONS } from '../operations.ts';
import { ratioRow, type Row } from '../row.ts';
import { count, type Sizes } from '../sizes.ts';
import { contenderOf } from './contenders.ts';
import { Watching } from './watching.ts';

/** For each desk, so that one of several has as much at a time to do as one alone. */
const WRITERS = 24;
/** For each desk, since each process compiles its own code as it is used. */
const WARM_UP_CHANGES = 1_500;
/** At most: HAProxy takes two of a process's descriptors for each, and whoever writes needs room beside them. */
const WATCHERS = 3_000;

interface Measured {
  /** Changes that were written and told, for each second that a core worked for the desks. */
  perCore: number;
  disorders: number;
  /** Whether a balancer was in front. */
  isBalanced: boolean;
}

/**
 * Staff write and customers watch, at HAProxy in front of three desks with Redis, against one desk. Only the time of the
 * desks is counted: PostgreSQL, Redis and HAProxy have machines of their own where several desks are needed.
 */
export async function threeProcesses(ground: Ground, all: Sizes): Promise<Row[]> {
  const sizes = { ...all, watchers: Math.min(all.watchers, WATCHERS) };
  const redis = await ground.redis();
  if (redis === null) {
    console.error('  Left out: there is no redis-server (Debian: apt-get install redis-server).');
    return [];
  }
  try {
    const three = await measure(ground, sizes, 3, redis.url);
    const one = await measure(ground, sizes, 1);
    const row = ratioRow(
      `${count(sizes.watchers)} watchers, staff write: changes per second and core of the desks, three with Redis${three.isBalanced ? ' behind HAProxy' : ''} against one`,
      [`${three.perCore.toFixed(0)}, ${three.disorders} out of order`, one.perCore.toFixed(0)],
      three.perCore / one.perCore,
      { least: 0.9 },
    );
    return [{ ...row, isMet: row.isMet && three.disorders === 0 }];
  } finally {
    await redis.stop();
  }
}

async function measure(ground: Ground, sizes: Sizes, size: number, redisUrl?: string): Promise<Measured> {
  const database = await ground.database(sizes.fewCases);
  const desks: RunningDesk[] = [];
  for (let made = 0; made < size; made++) desks.push(await ground.desk(database, redisUrl));
  const balancer = size > 1 ? await ground.balancer(desks) : null;
  const fronts = balancer === null ? desks.map(({ port }) => port) : [balancer.port];
  const watched = Math.min(sizes.watchers, sizes.fewCases);
  const watching = await Watching.on(contenderOf(desks, fronts), ground, sizes, watched);
  try {
    const cases = casesOfFirstHandler(sizes.fewCases).filter((index) => index < watched);
    const load: Load = { ports: fronts, writers: WRITERS * size, cases };
    await watching.let({ do: 'connect' });
    await write(load, (written) => written < WARM_UP_CHANGES * size);
    await watching.let({ do: 'begin' });
    const until = performance.now() + sizes.seconds * 1000;
    const { seqs, written } = await write(load, () => performance.now() < until);
    const { usage, disorders } = await watching.let({ do: 'await', seqs: [...seqs] }, { isUsageKept: true });
    return { perCore: written / (usage.cpuMs / 1000), disorders, isBalanced: balancer !== null };
  } finally {
    await watching.stop();
    await balancer?.stop();
  }
}

interface Load {
  /** Where it is written, in turn. */
  ports: readonly number[];
  writers: number;
  cases: readonly number[];
}

/** Notes by staff, for as long as `goesOn`. @returns the newest seq of each case */
async function write(
  { ports, writers, cases }: Load,
  goesOn: (written: number) => boolean,
): Promise<{ seqs: Map<number, number>; written: number }> {
  const seqs = new Map<number, number>();
  let written = 0;
  const writeOn = async (): Promise<void> => {
    while (goesOn(written)) {
      const turn = written++;
      const caseIndex = cases[turn % cases.length] ?? 0;
      const input = { reference: referenceOf(caseIndex), text: 'Looked at.', idempotencyKey: randomUUID() };
      const port = ports[turn % ports.length] ?? 0;
      const { addNote } = await askDesk<{ addNote: { case: { seq: number } } }>(
        port,
        OPERATIONS.addNote,
        { input },
        STAFF_TOKEN,
      );
      seqs.set(caseIndex, Math.max(addNote.case.seq, seqs.get(caseIndex) ?? 0));
    }
  };
  await Promise.all(Array.from({ length: writers }, writeOn));
  return { seqs, written };
}
