// `npm run cluster`: builds what changed, then runs PostgreSQL, Redis, three desks and HAProxy in front on this machine,
// until Ctrl-C.
import { spawn } from 'node:child_process';
import { provideClusterPrograms } from './cluster-programs.mjs';
import { environment, installPackages, pinnedNode, root } from './packages.mjs';
import { runTasks } from './turbo.mjs';

await installPackages();
const { missing, variables } = await provideClusterPrograms();
if (missing.length > 0) {
  console.error(
    `A cluster needs ${missing.join(' and ')}: install it (Debian: apt-get install ${missing.join(' ')}).`,
  );
  process.exit(1);
}
const { isOk, output } = await runTasks(['build']);
if (!isOk) {
  console.error(output);
  process.exit(1);
}
const cluster = spawn(pinnedNode, ['e2e/cluster/run-cluster.ts', ...process.argv.slice(2)], {
  cwd: root,
  env: { ...environment, ...variables },
  stdio: 'inherit',
});
// The signal of Ctrl-C reaches it too, and it ends in its own time.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => cluster.kill(signal));
cluster.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
