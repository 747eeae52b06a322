// `npm run dev`: the API, restarted when its source changes, and the portal's development server beside it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { environment, installPackages, root } from './packages.mjs';
import { runTasks } from './turbo.mjs';

await installPackages();
const { isOk, output } = await runTasks(['codegen']);
if (!isOk) {
  console.error(output);
  process.exit(1);
}

const programs = join(root, 'node_modules/.bin');
const api = ['watch', '--clear-screen=false', '--conditions=source', '--tsconfig=api/tsconfig.json'];
const children = [start('tsx', [...api, 'api/src/main.ts'], root), start('vite', [], join(root, 'portal'))];
const ends = children.map((child) => once(child, 'exit'));

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
await Promise.race(ends);
stop();
await Promise.all(ends);

/** Out of reach of Ctrl-C: told twice to stop, by the terminal and by us, tsx would not wait for the API. */
function start(program, flags, cwd) {
  const stdio = ['ignore', 'inherit', 'inherit'];
  return spawn(join(programs, program), flags, { cwd, env: environment, stdio, detached: true });
}

function stop() {
  if (isStopping) return;
  isStopping = true;
  for (const child of children) child.kill('SIGTERM');
}
