// `npm run recompute -w api`: counts the dates of all open cases again by the calendar of today, and says what moved.
import { asDesk, runCommand } from '../command.ts';
import { movedReport } from './moved-report.ts';
import { recomputeDeadlines } from './recompute-deadlines.ts';

runCommand(() => asDesk(async (desk) => movedReport(await recomputeDeadlines(desk, { isWhole: true }))));
