// `npm run retention`: erases what has been kept long enough, as the desk does every day; with `-- --dry-run` it only says what.
import { migrate, openDatabase } from '@desk/db';
import { createDesk } from '../app.ts';
import { systemClock } from '../clock.ts';
import { readEnv } from '../env.ts';
import { sweepFiles } from '../files/sweep-files.ts';
import { openServer } from '../open-server.ts';
import { readProcedure } from '../publication/procedure-file.ts';
import { retentionReport } from './retention-report.ts';
import { dueForErasure, runRetention } from './run-retention.ts';

async function run(words: string[]): Promise<void> {
  const isDryRun = words.includes('--dry-run');
  const unknown = words.filter((word) => word !== '--dry-run');
  if (unknown.length > 0) throw new Error(`This is not known: ${unknown.join(' ')}. There is --dry-run.`);
  const env = readEnv();
  const procedure = await readProcedure(env.PROCEDURE_FILE);
  const server = await openServer(env);
  try {
    await migrate(server.url);
    const orm = await openDatabase(server.url, env.DATABASE_POOL_SIZE);
    const desk = createDesk(orm, env, systemClock, procedure);
    const found = await (isDryRun ? dueForErasure(desk) : runRetention(desk));
    if (!isDryRun) await sweepFiles(desk);
    process.stdout.write(retentionReport(found, procedure, isDryRun));
    await desk.jobs.stop();
    await orm.close();
  } finally {
    await server.stop();
  }
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
