import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { environment, root } from './packages.mjs';

/**
 * Runs tasks of turbo.json. What has not changed since the last time is not run again, and only what fails
 * is told. Returns whether all went well, and what the failing tasks wrote.
 */
export async function runTasks(tasks) {
  const options = ['--continue', '--output-logs=errors-only', '--log-prefix=none', '--no-update-notifier'];
  const turbo = spawn(join(root, 'node_modules/.bin/turbo'), ['run', ...tasks, ...options], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = [];
  turbo.stdout.on('data', (chunk) => output.push(chunk));
  turbo.stderr.on('data', (chunk) => output.push(chunk));
  const [code] = await once(turbo, 'close');
  return { isOk: code === 0, output: Buffer.concat(output).toString('utf8').trim() };
}
