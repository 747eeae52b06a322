import type { Ground } from '../ground.ts';
import { median, ratioRow, type Row } from '../row.ts';
import { count, type Sizes } from '../sizes.ts';
import { DeskGroup } from './desk-group.ts';

/** At most: all groups are watched at the same time, and their pings cost something while another is measured. */
const WATCHERS = 1_000;

/**
 * Staff write and customers watch, at three desks with Redis, against one desk, and against three that share nothing:
 * what those take more than one is the machine's doing, and what the first three take more than they do is the price of
 * working as one. All are up at the same time and are measured in turns, since the machine becomes quicker and slower
 * within seconds. Only the time of the desks is counted: PostgreSQL and Redis have machines of their own where several
 * desks are needed.
 */
export async function threeProcesses(ground: Ground, all: Sizes): Promise<Row[]> {
  const sizes = { ...all, watchers: Math.min(all.watchers, WATCHERS) };
  const redis = await ground.redis();
  if (redis === null) {
    console.error('  Left out: there is no redis-server (Debian: apt-get install redis-server).');
    return [];
  }
  const groups: DeskGroup[] = [];
  const start = async (databases: readonly string[], redisUrl?: string): Promise<DeskGroup> => {
    const group = await DeskGroup.start(ground, sizes, databases, redisUrl);
    groups.push(group);
    return group;
  };
  try {
    const original = await ground.database(sizes.fewCases);
    const copies: string[] = [];
    for (const name of ['one', 'as_one', 'first', 'second', 'third'])
      copies.push(await ground.copyOf(original, name));
    const [ofOne = '', ofThree = '', ...apart] = copies;
    const one = await start([ofOne]);
    const three = await start([ofThree, ofThree, ofThree], redis.url);
    const sharingNothing = await start(apart);
    for (const group of groups) await group.warmUp();
    // Twice as many rounds as elsewhere, since these figures scatter most.
    for (let round = 0; round < sizes.rounds * 2; round++)
      for (const group of round % 2 === 0 ? groups : groups.toReversed()) await group.measure(sizes.seconds);
    const what = `${count(sizes.watchers)} watchers, staff write: changes per second and core of the desks, three with Redis against one`;
    return [
      rowOf(what, three, one),
      rowOf('the same: against three that share nothing', three, sharingNothing),
    ];
  } finally {
    for (const group of groups) await group.stop();
    await redis.stop();
  }
}

function rowOf(what: string, ours: DeskGroup, theirs: DeskGroup): Row {
  const [perCore, theirPerCore] = [median(ours.perCore), median(theirs.perCore)];
  const words = `${perCore.toFixed(0)}, ${ours.disorders} out of order`;
  const row = ratioRow(what, [words, theirPerCore.toFixed(0)], perCore / theirPerCore, { least: 0.9 });
  return { ...row, isMet: row.isMet && ours.disorders === 0 };
}
