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

/** Desks that are measured together. */
interface Desks {
  databases: readonly string[];
  redisUrl?: string;
  /** Whether customers and staff come to them by a balancer; else each case has its desk. */
  wantsBalancer: boolean;
}

/**
 * Staff write and customers watch, at HAProxy in front of three desks with Redis, against one desk, and against three that
 * share nothing: what those take more than one is the machine's doing, and what the first three take more than they do is
 * the price of working as one. Only the time of the desks is counted: PostgreSQL, Redis and HAProxy have machines of their
 * own where several desks are needed.
 */
export async function threeProcesses(ground: Ground, all: Sizes): Promise<Row[]> {
  const sizes = { ...all, watchers: Math.min(all.watchers, WATCHERS) };
  const redis = await ground.redis();
  if (redis === null) {
    console.error('  Left out: there is no redis-server (Debian: apt-get install redis-server).');
    return [];
  }
  try {
    const database = await ground.database(sizes.fewCases);
    const databases = [
      database,
      await ground.copyOf(database, 'second'),
      await ground.copyOf(database, 'third'),
    ];
    const three = await measure(ground, sizes, {
      databases: databases.map(() => database),
      redisUrl: redis.url,
      wantsBalancer: true,
    });
    const one = await measure(ground, sizes, { databases: [database], wantsBalancer: false });
    const apart = await measure(ground, sizes, { databases, wantsBalancer: false });
    const against = ({ perCore }: Measured): Row => {
      const ratio = three.perCore / perCore;
      const ours = `${three.perCore.toFixed(0)}, ${three.disorders} out of order`;
      const row = ratioRow(whatOf(sizes, three), [ours, perCore.toFixed(0)], ratio, { least: 0.9 });
      return { ...row, isMet: row.isMet && three.disorders === 0 };
    };
    return [against(one), { ...against(apart), what: 'the same: against three that share nothing' }];
  } finally {
    await redis.stop();
  }
}

function whatOf({ watchers }: Sizes, { isBalanced }: Measured): string {
  const three = `three with Redis${isBalanced ? ' behind HAProxy' : ''}`;
  return `${count(watchers)} watchers, staff write: changes per second and core of the desks, ${three} against one`;
}

async function measure(
  ground: Ground,
  sizes: Sizes,
  { databases, redisUrl, wantsBalancer }: Desks,
): Promise<Measured> {
  const desks: RunningDesk[] = [];
  for (const database of databases) desks.push(await ground.desk(database, redisUrl));
  const size = desks.length;
  const balancer = wantsBalancer ? await ground.balancer(desks) : null;
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
  /** Where it is written: of several, each case has one, which is where it is watched. */
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
      const port = ports[caseIndex % ports.length] ?? 0;
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
