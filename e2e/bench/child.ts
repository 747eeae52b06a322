import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Starts a script of this folder as a process of its own, in production as the app that it is compared with. */
export function startScript(script: string, ...args: string[]): ChildProcess {
  return fork(fileURLToPath(new URL(script, import.meta.url)), args, {
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

/** The first message of a child; throws an Error when it ends without one. */
export async function firstMessage<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const message = once(child, 'message', { signal: ended.signal }) as Promise<[T]>;
  child.once('exit', (code) => ended.abort(new Error(`A process of the benchmark ended with code ${code}.`)));
  return (await message)[0];
}

/** Asks a child to end, as Ctrl-C does, and waits until it has. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGINT');
  await exit;
}
