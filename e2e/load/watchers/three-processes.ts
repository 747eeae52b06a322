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

const WRITERS = 24;
const WARM_UP_SECONDS = 8;

interface Measured {
  /** Changes that were written and told, for each second that a core worked for the desks. */
  perCore: number;
  disorders: number;
}

/** Staff write and customers watch, spread over three desks with Redis, against one desk. */
export async function threeProcesses(ground: Ground, sizes: Sizes): Promise<Row[]> {
  const redis = await ground.redis();
  if (redis === null) {
    console.error('  Left out: there is no redis-server (Debian: apt-get install redis-server).');
    return [];
  }
  try {
    const three = await measure(ground, sizes, 3, redis.url);
    const one = await measure(ground, sizes, 1);
    const row = ratioRow(
      `${count(sizes.watchers)} watchers, staff write: changes per second and core, three processes with Redis against one`,
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
  const watched = Math.min(sizes.watchers, sizes.fewCases);
  const watching = await Watching.on(contenderOf(desks), ground, sizes, watched);
  try {
    const cases = casesOfFirstHandler(sizes.fewCases).filter((index) => index < watched);
    await watching.let({ do: 'connect' });
    await write(desks, cases, WARM_UP_SECONDS);
    await watching.let({ do: 'begin' });
    const { seqs, written } = await write(desks, cases, sizes.seconds);
    const { usage, disorders } = await watching.let({ do: 'await', seqs: [...seqs] }, { isUsageKept: true });
    return { perCore: written / (usage.cpuMs / 1000), disorders };
  } finally {
    await watching.stop();
  }
}

/** Notes by staff, at each desk in turn. @returns the newest seq of each case */
async function write(
  desks: readonly RunningDesk[],
  cases: readonly number[],
  seconds: number,
): Promise<{ seqs: Map<number, number>; written: number }> {
  const until = performance.now() + seconds * 1000;
  const seqs = new Map<number, number>();
  let written = 0;
  const writeOn = async (): Promise<void> => {
    while (performance.now() < until) {
      const turn = written++;
      const caseIndex = cases[turn % cases.length] ?? 0;
      const input = { reference: referenceOf(caseIndex), text: 'Looked at.', idempotencyKey: randomUUID() };
      const port = desks[turn % desks.length]?.port ?? 0;
      const { addNote } = await askDesk<{ addNote: { case: { seq: number } } }>(
        port,
        OPERATIONS.addNote,
        { input },
        STAFF_TOKEN,
      );
      seqs.set(caseIndex, Math.max(addNote.case.seq, seqs.get(caseIndex) ?? 0));
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writeOn));
  return { seqs, written };
}
