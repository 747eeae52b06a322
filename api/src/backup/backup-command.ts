// `npm run backup -- FILE`, `npm run restore -- FILE`, `npm run verify -- FILE`.
import { BackupRefused } from '@desk/db';
import { readEnv } from '../env.ts';
import { runBackup } from './run-backup.ts';

async function run(): Promise<void> {
  process.stdout.write(`${await runBackup(readEnv(), process.argv.slice(2))}\n`);
}

run().catch((error: unknown) => {
  const sentence = error instanceof Error ? error.message : String(error);
  process.stderr.write(error instanceof BackupRefused ? `${error.code}: ${sentence}\n` : `${sentence}\n`);
  process.exitCode = 1;
});
