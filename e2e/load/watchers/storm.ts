import type { Ground } from '../ground.ts';
import type { Row } from '../row.ts';
import { count, type Sizes } from '../sizes.ts';
import type { ContenderName } from './contenders.ts';
import { Watching } from './watching.ts';

const CHANGES = 500;
/** How long a server stops for so many sockets differs from one time to the next. */
const STORMS = 3;
const AIM = { seconds: 10, blockMs: 200 };

/** What the worst of several storms took. */
interface Weathered {
  seconds: number;
  blockMs: number;
}

/** All lines break at once, and everybody comes back as the portal does, while cases change: until all know everything. */
export async function storm(ground: Ground, sizes: Sizes): Promise<Row> {
  const desk = await weather('desk', ground, sizes);
  const ws = await weather('bare-ws', ground, sizes);
  return {
    what: `${count(sizes.watchers)} watchers dropped at once, ${CHANGES} changes meanwhile: until all are live and nothing is missed`,
    ours: inWords(desk),
    theirs: `bare ws: ${inWords(ws)}`,
    figure: `${desk.seconds.toFixed(1)} s, ${desk.blockMs.toFixed(0)} ms`,
    aim: `≤ ${AIM.seconds} s, ${AIM.blockMs} ms`,
    isMet: desk.seconds <= AIM.seconds && desk.blockMs <= AIM.blockMs,
  };
}

async function weather(name: ContenderName, ground: Ground, sizes: Sizes): Promise<Weathered> {
  const watching = await Watching.of(name, ground, sizes, Math.min(sizes.watchers, sizes.fewCases));
  const storms: Weathered[] = [];
  try {
    await watching.let({ do: 'connect' });
    while (storms.length < STORMS) {
      const { milliseconds, usage } = await watching.let({ do: 'storm', changes: CHANGES });
      storms.push({ seconds: milliseconds / 1000, blockMs: usage.longestBlockMs });
    }
  } finally {
    await watching.stop();
  }
  return {
    seconds: Math.max(...storms.map(({ seconds }) => seconds)),
    blockMs: Math.max(...storms.map(({ blockMs }) => blockMs)),
  };
}

function inWords({ seconds, blockMs }: Weathered): string {
  return `${seconds.toFixed(1)} s, longest block ${blockMs.toFixed(0)} ms`;
}
