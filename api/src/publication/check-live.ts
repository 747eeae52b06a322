import { EnvError, readEnv } from '../env.ts';
import { goLiveReport } from './go-live-report.ts';
import { ProcedureFileError, readProcedure } from './procedure-file.ts';

try {
  const report = goLiveReport(await readProcedure(readEnv().PROCEDURE_FILE));
  console.log(report.text);
  process.exitCode = report.isReady ? 0 : 1;
} catch (error) {
  if (!(error instanceof EnvError || error instanceof ProcedureFileError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
