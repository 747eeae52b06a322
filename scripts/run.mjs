// `node scripts/run.mjs build`: installs packages when needed, then runs tasks of turbo.json quietly.
import { installPackages } from './packages.mjs';
import { runTasks } from './turbo.mjs';

await installPackages();
const { isOk, output } = await runTasks(process.argv.slice(2));
if (!isOk) {
  console.error(output);
  process.exitCode = 1;
}
