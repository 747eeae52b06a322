import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ground } from './ground.ts';
import { deepPages } from './many-cases/pages.ts';
import { statusAgainstRoute, statusBySize } from './requests/status.ts';
import { submitAgainstTransaction } from './requests/submit.ts';
import { tableOf, type Row } from './row.ts';
import { describeSizes, readSizes, USAGE, type RowName, type Sizes } from './sizes.ts';
import { startOnManyCases, startUp } from './start-up.ts';
import { manyWatchers } from './watchers/many-cases.ts';
import { threeProcesses } from './watchers/three-processes.ts';
import { oneCase } from './watchers/one-case.ts';
import { storm } from './watchers/storm.ts';

const sizes = readSizes(process.argv.slice(2));
if (sizes === null) console.log(USAGE);
else await measure(sizes);

async function measure(wanted: Sizes): Promise<void> {
  console.log(`${describeSizes(wanted)}\n`);
  const folder =
    wanted.data === undefined ? await mkdtemp(join(tmpdir(), 'desk-load-')) : resolve(wanted.data);
  try {
    const ground = await Ground.open(folder, wanted);
    try {
      const measurements: Record<RowName, () => Promise<Row | Row[]>> = {
        'start-up': async () => [await startUp(folder), await startOnManyCases(ground, wanted)],
        status: () => statusAgainstRoute(ground, wanted),
        submit: () => submitAgainstTransaction(ground, wanted),
        sizes: async () => [await statusBySize(ground, wanted), ...(await deepPages(ground, wanted))],
        watchers: () => manyWatchers(ground, wanted),
        'one-case': () => oneCase(ground, wanted),
        storm: () => storm(ground, wanted),
        processes: () => threeProcesses(ground, wanted),
      };
      const rows: Row[] = [];
      for (const name of wanted.only) {
        console.error(`Measuring: ${name} …`);
        const measured = [await measurements[name]()].flat();
        for (const { what, ours, theirs, figure } of measured)
          console.error(`  ${what}: ${ours}, against ${theirs}: ${figure}`);
        rows.push(...measured);
      }
      console.log(tableOf(rows));
    } finally {
      await ground.stop();
    }
  } finally {
    if (wanted.data === undefined) await rm(folder, { recursive: true });
  }
}
