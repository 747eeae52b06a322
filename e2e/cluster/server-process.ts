import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const PROBE_MS = 50;
const LONGEST_START_MS = 60_000;

/** A server of the cluster as a process of its own, with a log. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #log: string;

  constructor(program: string, words: readonly string[], log: string, env: NodeJS.ProcessEnv, cwd?: string) {
    this.#log = log;
    const file = openSync(log, 'a');
    this.#child = spawn(program, words, { env, cwd, stdio: ['ignore', file, file] });
    closeSync(file);
  }

  /** Waits until it answers. @throws Error naming its log when it ends first, or takes too long */
  async ready(isReady: () => Promise<boolean>): Promise<void> {
    const until = Date.now() + LONGEST_START_MS;
    while (!(await isReady().catch(() => false))) {
      if (this.#hasEnded) throw new Error(`A server ended by itself: see ${this.#log}`);
      if (Date.now() > until) throw new Error(`A server did not get ready: see ${this.#log}`);
      await pause(PROBE_MS);
    }
  }

  /** Ends it by a signal and waits until it is gone. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.#hasEnded) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill(signal);
    await exit;
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}
