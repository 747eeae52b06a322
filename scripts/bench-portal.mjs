// `npm run bench:portal`: builds what changed, then measures the portal as a cheap phone sees it.
import { spawn } from 'node:child_process';
import { environment, installPackages, pinnedNode, root } from './packages.mjs';
import { runTasks } from './turbo.mjs';

await installPackages();
const { isOk, output } = await runTasks(['build']);
if (!isOk) {
  console.error(output);
  process.exit(1);
}
const bench = spawn(pinnedNode, ['e2e/portal-bench/portal-bench.ts'], {
  cwd: root,
  env: environment,
  stdio: 'inherit',
});
bench.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
