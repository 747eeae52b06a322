import type { Ground } from '../ground.ts';
import { median, type Row } from '../row.ts';
import { count, type Sizes } from '../sizes.ts';
import { DeskGroup } from './desk-group.ts';

/** Of each desk, at most: all groups are watched at the same time, and pings cost something while another is measured. */
const WATCHERS = 300;
const LEAST = 0.9;

/**
 * Staff write and customers watch, at three desks with Redis and at one, each of which has as much to do. Most changes
 * are watched at another desk than they are made at. All are up at the same time and are measured in turns, since the
 * machine becomes quicker and slower within seconds. Only the time of the desks is counted: PostgreSQL and Redis have
 * machines of their own where several desks are needed. Three that share nothing keep the cores as busy as three that
 * work as one, so what these take more is what working as one costs; there is no aim for that.
 */
export async function threeProcesses(ground: Ground, sizes: Sizes): Promise<Row[]> {
  const redis = await ground.redis();
  if (redis === null) {
    console.error('  Left out: there is no redis-server (Debian: apt-get install redis-server).');
    return [];
  }
  const watchersOfEach = Math.min(WATCHERS, sizes.watchers);
  const groups: DeskGroup[] = [];
  const start = async (databases: readonly string[], redisUrl?: string): Promise<DeskGroup> => {
    const watchers = watchersOfEach * databases.length;
    const group = await DeskGroup.start(ground, { ...sizes, watchers }, databases, redisUrl);
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
    const what = `${count(watchersOfEach)} watchers a desk, staff write: changes per second and core of the desks, three with Redis against one`;
    const ratio = perCore(three) / perCore(one);
    return [
      {
        ...comparison(what, three, one),
        aim: `≥ ${LEAST}`,
        isMet: ratio >= LEAST && three.disorders === 0,
      },
      {
        ...comparison('the same: against three that share nothing', three, sharingNothing),
        aim: '',
        isMet: null,
      },
    ];
  } finally {
    for (const group of groups) await group.stop();
    await redis.stop();
  }
}

function comparison(what: string, ours: DeskGroup, theirs: DeskGroup): Omit<Row, 'aim' | 'isMet'> {
  return {
    what,
    ours: `${perCore(ours).toFixed(0)}, ${ours.disorders} out of order`,
    theirs: perCore(theirs).toFixed(0),
    figure: (perCore(ours) / perCore(theirs)).toFixed(2),
  };
}

function perCore(group: DeskGroup): number {
  return median(group.perCore);
}
