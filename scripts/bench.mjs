// `npm run bench`: builds what changed, then measures. What is measured, and how, stands in e2e/load/load.ts.
import { spawn } from 'node:child_process';
import { provideClusterPrograms } from './cluster-programs.mjs';
import { environment, installPackages, pinnedNode, root } from './packages.mjs';
import { runTasks } from './turbo.mjs';

await installPackages();
const { variables } = await provideClusterPrograms();
const { isOk, output } = await runTasks(['build']);
if (!isOk) {
  console.error(output);
  process.exit(1);
}
const bench = spawn(pinnedNode, ['e2e/load/load.ts', ...process.argv.slice(2)], {
  cwd: root,
  env: { ...environment, ...variables },
  stdio: 'inherit',
});
bench.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
