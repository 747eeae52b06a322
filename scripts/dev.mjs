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
const api = [
  'watch',
  '--clear-screen=false',
  '--conditions=source',
  '--tsconfig=api/tsconfig.json',
  'api/src/main.ts',
];
const children = [
  spawn(join(programs, 'tsx'), api, { cwd: root, env: environment, stdio: 'inherit' }),
  spawn(join(programs, 'vite'), [], { cwd: join(root, 'portal'), env: environment, stdio: 'inherit' }),
];

// A terminal sends Ctrl-C to the children as well; they are waited for, so that the data is closed in order.
const stop = () => children.forEach((child) => child.exitCode === null && child.kill('SIGTERM'));
process.on('SIGINT', () => undefined);
process.once('SIGTERM', stop);

const ends = children.map((child) => once(child, 'exit'));
const [code] = await Promise.race(ends);
stop();
await Promise.all(ends);
process.exitCode = code ?? 0;
