import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const jumpingClock = new URL('./jumping-clock.mjs', import.meta.url).href;
const PROBE_MS = 50;
/** A desk gives its last answer again for so long, so that one of these may be from before the fault. */
const REMEMBERED_MS = 1_200;

/** The built desk as a process that can be killed, stopped and started again at the same port. */
export class DeskProcess {
  readonly port: number;
  readonly #variables: Record<string, string>;
  readonly #clockFile: string;
  readonly #logFile: string;
  #child: ChildProcess | null = null;
  /** What it said when it was last asked whether it is ready. */
  #answer = '';
  /** Milliseconds that its clock is ahead of the machine's. */
  aheadMs = 0;

  /** @param files the beginning of the names of its log and its clock */
  constructor(port: number, files: string, variables: Record<string, string>) {
    this.port = port;
    this.#variables = variables;
    this.#clockFile = `${files}.clock`;
    this.#logFile = `${files}.log`;
  }

  /** Starts it; `ready` tells when it is. */
  start(): void {
    writeFileSync(this.#clockFile, String(this.aheadMs));
    const log = openSync(this.#logFile, 'a');
    this.#child = spawn(
      process.execPath,
      ['--enable-source-maps', `--import=${jumpingClock}`, 'api/dist/main.js'],
      {
        cwd: root,
        env: {
          PATH: process.env['PATH'],
          PORT: String(this.port),
          CLOCK_FILE: this.#clockFile,
          ...this.#variables,
        },
        stdio: ['ignore', log, log],
      },
    );
  }

  /**
   * Waits until it says that it may be sent work, and keeps to it.
   * @returns the milliseconds until it first did
   * @throws Error when it ends, or is not ready in time
   */
  async ready(withinMs: number): Promise<number> {
    const from = performance.now();
    let saidAt: number | null = null;
    while (performance.now() - from < withinMs) {
      if (this.#child?.exitCode != null) throw new Error(`A desk ended by itself: see ${this.#logFile}`);
      saidAt = (await this.#isReady()) ? (saidAt ?? performance.now()) : null;
      if (saidAt !== null && performance.now() - saidAt > REMEMBERED_MS) return Math.round(saidAt - from);
      await pause(PROBE_MS);
    }
    throw new Error(`A desk was not ready within ${withinMs} ms (${this.#answer}): see ${this.#logFile}`);
  }

  /** Sends a signal, such as SIGSTOP. */
  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Ends it by a signal and waits until it is gone. */
  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }

  /** Sets its clock ahead, or back, by so much more. */
  jumpClock(byMs: number): void {
    this.aheadMs += byMs;
    writeFileSync(this.#clockFile, String(this.aheadMs));
    this.signal('SIGUSR2');
  }

  async #isReady(): Promise<boolean> {
    try {
      const answer = await fetch(`http://127.0.0.1:${this.port}/health/ready`, {
        signal: AbortSignal.timeout(3_000),
      });
      this.#answer = await answer.text();
      return answer.ok;
    } catch (error) {
      this.#answer = String(error);
      return false;
    }
  }
}
