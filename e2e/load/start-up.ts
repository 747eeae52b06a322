import { join } from 'node:path';
import { stop } from './child.ts';
import { freePort } from '../desk/free-port.ts';
import { startCommand, untilAnswered } from './desk.ts';
import { connected, type Ground } from './ground.ts';
import { ratioRow, type Row } from './row.ts';
import { count, type Sizes } from './sizes.ts';

const AIM_SECONDS = 5;

/** From `npm start` on an installed clone to the first answered request, without data and with it. */
export async function startUp(folder: string): Promise<Row> {
  const data = join(folder, 'start-up');
  const first = (await timeOfStart(data)) / 1000;
  const again = (await timeOfStart(data)) / 1000;
  return {
    what: '`npm start` to the first answer, with an empty data folder',
    ours: `${first.toFixed(2)} s`,
    theirs: `${again.toFixed(2)} s with data`,
    figure: `${first.toFixed(2)} s`,
    aim: `≤ ${AIM_SECONDS} s`,
    isMet: first <= AIM_SECONDS,
  };
}

/** What a start costs where many cases are open, whose dates the same calendar counted, against that of another one. */
export async function startOnManyCases(ground: Ground, { cases }: Sizes): Promise<Row> {
  const database = await ground.database(cases);
  const open = await connected(database, async (client) => {
    const { rowCount } = await client.query(
      `update case_file set calendar_digest = '' where next_due_at is not null`,
    );
    return rowCount ?? 0;
  });
  const another = await costOfStart(ground, database);
  const same = await costOfStart(ground, database);
  return ratioRow(
    `a start at ${count(cases)} cases, ${count(open)} open: processor time, against after a change of the calendar`,
    [`${same.toFixed(1)} s`, `${another.toFixed(1)} s`],
    same / another,
    { most: 0.2 },
  );
}

async function costOfStart(ground: Ground, database: string): Promise<number> {
  const desk = await ground.desk(database);
  await desk.stop();
  return desk.startCpuMs / 1000;
}

async function timeOfStart(dataFolder: string): Promise<number> {
  const port = await freePort();
  const from = performance.now();
  const desk = startCommand('npm', ['start', '--silent'], {
    PORT: String(port),
    INBOUND_SMTP_PORT: '0',
    DATA_FOLDER: dataFolder,
  });
  try {
    await untilAnswered(desk, port);
    return performance.now() - from;
  } finally {
    await stop(desk);
  }
}
