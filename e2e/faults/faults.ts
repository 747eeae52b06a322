import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultNames as everyFault, type FaultName } from './fault-list.ts';
import { Quiet } from './quiet.ts';
import { findRedis } from './redis.ts';
import { report } from './report.ts';
import { tryFaults } from './trial.ts';

// `--part`: each fault once, in two cells; `--only NAME`: one fault; `--rounds N`: how often each.
const { values } = parseArgs({
  options: { part: { type: 'boolean' }, only: { type: 'string' }, rounds: { type: 'string' } },
});
const STOP_REDIS = 'stop Redis';
/** What happens to lines and to those at their ends, not to the database or what is stored there. */
const OF_LINES = new Set<FaultName>([
  STOP_REDIS,
  'cut sockets',
  'stall sockets',
  'half-open sockets',
  'stop a process for 20 s',
  'fill a watcher’s buffer',
]);
const faultNames = findRedis() === null ? everyFault.filter((name) => name !== STOP_REDIS) : everyFault;
if (faultNames.length < everyFault.length)
  console.log('Redis is left out, since there is none: install it (Debian: apt-get install redis-server).');
const isPart = values.part === true;
const ROUNDS = Number(values.rounds ?? (isPart ? 1 : 20));
/** No fault begins later; what is left of the time in all is for coming to rest and for the check. */
const MINUTES_OF_FAULTS = isPart ? 2 : 8;
/** A run that has not ended by then does not end by itself. */
const MINUTES_IN_ALL = isPart ? 4 : 10;

/** What one desk goes through, and how often of all the times. */
interface Course {
  faults: FaultName[];
  share: number;
  /** Whether Redis carries the wake-ups, where there is one; else PostgreSQL does. */
  hasRedis: boolean;
}

/** Side by side, each a desk of its own, since most faults are a matter of waiting. */
const courses = chooseCourses();

function chooseCourses(): Course[] {
  const { only } = values;
  if (only !== undefined)
    return [{ faults: faultNames.filter((name) => name === only), share: 1, hasRedis: only === STOP_REDIS }];
  if (isPart)
    return [
      { faults: faultNames.filter((name) => !OF_LINES.has(name)), share: 1, hasRedis: false },
      { faults: faultNames.filter((name) => OF_LINES.has(name)), share: 1, hasRedis: true },
    ];
  // Two courses share what takes longest.
  const slow: FaultName[] = ['stop a process for 20 s', 'fill a watcher’s buffer'];
  const ofRedis = faultNames.filter((name) => name === STOP_REDIS);
  return [
    {
      faults: ['kill -9 an API process', 'restart PostgreSQL', 'cut sockets'],
      share: 1,
      hasRedis: true,
    },
    {
      faults: [
        'kill -9 PostgreSQL',
        'terminate its backends',
        'exhaust the pool',
        'take every connection',
        'jump the clock',
      ],
      share: 1,
      hasRedis: false,
    },
    {
      faults: [...ofRedis, 'stall sockets', 'half-open sockets'],
      share: 1,
      hasRedis: true,
    },
    { faults: slow, share: 0.5, hasRedis: true },
    { faults: slow, share: 0.5, hasRedis: false },
  ];
}

const folder = await mkdtemp(join(tmpdir(), 'complaints-desk-faults-'));
setTimeout(() => {
  console.error(`No end within ${MINUTES_IN_ALL} minutes. The logs of the desks are in ${folder}.`);
  process.exit(1);
}, MINUTES_IN_ALL * 60_000).unref();
const untilMs = Date.now() + MINUTES_OF_FAULTS * 60_000;
const quiet = new Quiet();
const trials = await Promise.all(
  courses.map(({ faults, share, hasRedis }, index) =>
    tryFaults(join(folder, String(index)), faults, Math.ceil(ROUNDS * share), untilMs, hasRedis, quiet),
  ),
);
const { text, isSound } = report(trials, [...new Set(courses.flatMap(({ faults }) => faults))], ROUNDS);
console.log(text);
if (isSound) await rm(folder, { recursive: true, force: true });
else console.log(`The logs of the desks are in ${folder}.`);
process.exit(isSound ? 0 : 1);
