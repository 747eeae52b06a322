// `npm run recompute -w api`: counts the dates of all open cases again by the calendar of today, and says what moved.
import { migrate, openDatabase } from '@desk/db';
import { createDesk } from '../app.ts';
import { systemClock } from '../clock.ts';
import { readEnv } from '../env.ts';
import { openServer } from '../open-server.ts';
import { readProcedure } from '../publication/procedure-file.ts';
import { movedReport } from './moved-report.ts';
import { recomputeDeadlines } from './recompute-deadlines.ts';

async function run(): Promise<void> {
  const env = readEnv();
  const procedure = await readProcedure(env.PROCEDURE_FILE);
  const server = await openServer(env);
  try {
    await migrate(server.url);
    const orm = await openDatabase(server.url, env.DATABASE_POOL_SIZE);
    const desk = createDesk(orm, env, systemClock, procedure);
    process.stdout.write(movedReport(await recomputeDeadlines(desk, { isWhole: true })));
    await desk.jobs.stop();
    await orm.close();
  } finally {
    await server.stop();
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
