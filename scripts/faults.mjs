// `npm run faults`: builds what changed, then lets faults happen. Which, and how it is checked, stands in
// e2e/faults/README.md; options are handed on.
import { spawn } from 'node:child_process';
import { provideClusterPrograms } from './cluster-programs.mjs';
import { environment, installPackages, pinnedNode, root } from './packages.mjs';
import { runTasks } from './turbo.mjs';

await installPackages();
const { isOk, output } = await runTasks(['build']);
if (!isOk) {
  console.error(output);
  process.exit(1);
}
const { variables } = await provideClusterPrograms();
const options = ['e2e/faults/faults.ts', ...process.argv.slice(2)];
const faults = spawn(pinnedNode, options, {
  cwd: root,
  env: { ...environment, ...variables },
  stdio: 'inherit',
});
faults.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
