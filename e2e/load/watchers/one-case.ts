import type { Ground } from '../ground.ts';
import { ratioRow, type Row } from '../row.ts';
import { count, type Sizes } from '../sizes.ts';
import type { ContenderName } from './contenders.ts';
import { Watching } from './watching.ts';

const CHANGES = 20;
const WARM_UP = 5;

/** Everybody watches one case: what it takes to tell them all. */
export async function oneCase(ground: Ground, sizes: Sizes): Promise<Row> {
  const desk = await deliveriesPerCore('desk', ground, sizes);
  const ws = await deliveriesPerCore('bare-ws', ground, sizes);
  return ratioRow(
    `${count(sizes.watchers)} watchers of one case, ${CHANGES} changes: deliveries per second and core, against bare ws`,
    [count(Math.round(desk)), count(Math.round(ws))],
    desk / ws,
    { least: 0.7 },
  );
}

async function deliveriesPerCore(name: ContenderName, ground: Ground, sizes: Sizes): Promise<number> {
  const watching = await Watching.of(name, ground, sizes, 1);
  try {
    await watching.let({ do: 'connect' });
    await watching.let({ do: 'change-one', times: WARM_UP });
    const { delivered, usage } = await watching.let({ do: 'change-one', times: CHANGES });
    return delivered / (usage.cpuMs / 1000);
  } finally {
    await watching.stop();
  }
}
