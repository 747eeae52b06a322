import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Usage } from './usage.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const usage = new URL('./usage.ts', import.meta.url).href;

/** How a program is started. */
export interface Start {
  args?: string[];
  variables?: Record<string, string>;
  /** Where it writes its CPU profile when it ends. */
  profile?: string | undefined;
}

/** Starts a program, by its path in the project, as a process of its own in production; it can be asked what it uses. */
export function startProgram(
  program: string,
  { args = [], variables = {}, profile }: Start = {},
): ChildProcess {
  const profiled = profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profile];
  return fork(program, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...variables },
    execArgv: ['--import', usage, ...profiled],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** The first message of a child; throws an Error when it ends without one. */
export async function firstMessage<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const end = (code: number | null): void =>
    ended.abort(new Error(`A process of the benchmark ended with code ${code}.`));
  child.once('exit', end);
  try {
    return ((await once(child, 'message', { signal: ended.signal })) as [T])[0];
  } finally {
    child.off('exit', end);
  }
}

/** Asks a child something, and waits for its answer. */
export async function ask<T>(child: ChildProcess, question: unknown): Promise<T> {
  const answer = firstMessage<T>(child);
  child.send(question as object);
  return answer;
}

/** What a process used since it was last asked. */
export function usageOf(child: ChildProcess): Promise<Usage> {
  return ask(child, 'usage');
}

/** Asks a child to end, as Ctrl-C does, and waits until it has. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGINT');
  await exit;
}
