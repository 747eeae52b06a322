import { join } from 'node:path';
import { stop } from './child.ts';
import { freePort } from '../desk/free-port.ts';
import { startCommand, untilAnswered } from './desk.ts';
import type { Row } from './row.ts';

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
