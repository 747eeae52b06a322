import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultNames, type FaultName } from './fault-list.ts';
import { report } from './report.ts';
import { tryFaults } from './trial.ts';

// `--part`: each fault once, in one cell; `--only NAME`: one fault; `--rounds N`: how often each.
const { values } = parseArgs({
  options: { part: { type: 'boolean' }, only: { type: 'string' }, rounds: { type: 'string' } },
});
const isPart = values.part === true;
const ROUNDS = Number(values.rounds ?? (isPart ? 1 : 20));
/** No fault begins later; what is left of the time in all is for coming to rest and for the check. */
const MINUTES_OF_FAULTS = isPart ? 2 : 7;
/** A run that has not ended by then does not end by itself. */
const MINUTES_IN_ALL = isPart ? 4 : 10;

/** What one desk goes through, and how often of all the times. */
interface Course {
  faults: FaultName[];
  share: number;
}

/** Side by side, each a desk of its own, since most faults are a matter of waiting. */
const courses = chooseCourses();

function chooseCourses(): Course[] {
  if (values.only !== undefined)
    return [{ faults: faultNames.filter((name) => name === values.only), share: 1 }];
  if (isPart) return [{ faults: faultNames, share: 1 }];
  const stopping: Course = { faults: ['stop a process for 20 s'], share: 0.5 };
  return [
    {
      faults: ['kill -9 an API process', 'kill -9 PostgreSQL', 'restart PostgreSQL', 'cut sockets'],
      share: 1,
    },
    {
      faults: ['terminate its backends', 'exhaust the pool', 'take every connection', 'jump the clock'],
      share: 1,
    },
    { faults: ['stall sockets', 'half-open sockets', 'fill a watcher’s buffer'], share: 1 },
    stopping,
    stopping,
  ];
}

const folder = await mkdtemp(join(tmpdir(), 'complaints-desk-faults-'));
setTimeout(() => {
  console.error(`No end within ${MINUTES_IN_ALL} minutes. The logs of the desks are in ${folder}.`);
  process.exit(1);
}, MINUTES_IN_ALL * 60_000).unref();
const untilMs = Date.now() + MINUTES_OF_FAULTS * 60_000;
const trials = await Promise.all(
  courses.map(({ faults, share }, index) =>
    tryFaults(join(folder, String(index)), faults, Math.ceil(ROUNDS * share), untilMs),
  ),
);
const { text, isSound } = report(trials, [...new Set(courses.flatMap(({ faults }) => faults))], ROUNDS);
console.log(text);
if (isSound) await rm(folder, { recursive: true, force: true });
else console.log(`The logs of the desks are in ${folder}.`);
process.exit(isSound ? 0 : 1);
