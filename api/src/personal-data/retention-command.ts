// `npm run retention`: erases what has been kept long enough, as the desk does every day; with `-- --dry-run` it only says what.
import { asDesk, runCommand } from '../command.ts';
import type { Desk } from '../context.ts';
import { sweepFiles } from '../files/sweep-files.ts';
import { retentionReport } from './retention-report.ts';
import { dueForErasure, runRetention } from './run-retention.ts';

async function retain(words: string[]): Promise<string> {
  const isDryRun = words.includes('--dry-run');
  const unknown = words.filter((word) => word !== '--dry-run');
  if (unknown.length > 0) throw new Error(`This is not known: ${unknown.join(' ')}. There is --dry-run.`);
  return asDesk(async (desk) => {
    const found = await (isDryRun ? dueForErasure(desk) : erase(desk));
    return retentionReport(found, desk.procedure, isDryRun);
  });
}

async function erase(desk: Desk): ReturnType<typeof runRetention> {
  const erased = await runRetention(desk);
  await sweepFiles(desk);
  return erased;
}

runCommand(() => retain(process.argv.slice(2)));
