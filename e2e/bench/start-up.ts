import { freePort, startProgram, untilAnswered } from './app.ts';
import { stop } from './child.ts';

/** Milliseconds from `npm start` on an installed clone to the first answered request. */
export async function measureStartUp(dataFolder: string): Promise<number> {
  const port = await freePort();
  const from = performance.now();
  const app = startProgram('npm', ['start', '--silent'], {
    PORT: String(port),
    INBOUND_SMTP_PORT: '0',
    DATA_FOLDER: dataFolder,
  });
  try {
    await untilAnswered(app, port);
    return performance.now() - from;
  } finally {
    await stop(app);
  }
}
