import type { Ground } from '../ground.ts';
import type { Row } from '../row.ts';
import { count, type Sizes } from '../sizes.ts';
import { Watching } from './watching.ts';

const CHANGES = 500;
const AIM = { seconds: 10, blockMs: 200 };

/** All lines break at once, and everybody comes back as the portal does, while cases change: until all know everything. */
export async function storm(ground: Ground, sizes: Sizes): Promise<Row> {
  const watching = await Watching.of('desk', ground, sizes, Math.min(sizes.watchers, sizes.fewCases));
  try {
    await watching.let({ do: 'connect' });
    const { milliseconds, usage } = await watching.let({ do: 'storm', changes: CHANGES });
    const seconds = milliseconds / 1000;
    return {
      what: `${count(sizes.watchers)} watchers dropped at once, ${CHANGES} changes meanwhile: until all are live and nothing is missed`,
      ours: `${seconds.toFixed(1)} s, longest block ${usage.longestBlockMs.toFixed(0)} ms`,
      theirs: '',
      figure: `${seconds.toFixed(1)} s`,
      aim: `≤ ${AIM.seconds} s, ${AIM.blockMs} ms`,
      isMet: seconds <= AIM.seconds && usage.longestBlockMs <= AIM.blockMs,
    };
  } finally {
    await watching.stop();
  }
}
