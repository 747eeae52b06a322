import type { ChildProcess } from 'node:child_process';
import { ask, firstMessage, startProgram, stop, usageOf } from '../child.ts';
import type { Ground } from '../ground.ts';
import type { Sizes } from '../sizes.ts';
import type { Usage } from '../usage.ts';
import { startContender, type Contender, type ContenderName } from './contenders.ts';
import type { WatchPlan, WatchResult, WatchTask } from './watch.ts';

/** What a server used and what its watchers saw, while they did something. */
export interface Watched extends WatchResult {
  usage: Usage;
}

/** Many watchers of one server, in a process of their own. */
export class Watching {
  readonly #contender: Contender;
  readonly #watchers: ChildProcess;

  private constructor(contender: Contender, watchers: ChildProcess) {
    this.#contender = contender;
    this.#watchers = watchers;
  }

  /** Starts server and watchers; nobody is connected yet. @param cases how many cases they watch */
  static async of(name: ContenderName, ground: Ground, sizes: Sizes, cases: number): Promise<Watching> {
    return Watching.on(await startContender(name, ground, sizes), ground, sizes, cases);
  }

  /** Starts watchers of servers that run; stopping ends both. */
  static async on(contender: Contender, ground: Ground, sizes: Sizes, cases: number): Promise<Watching> {
    const plan: WatchPlan = {
      urls: contender.urls,
      speech: contender.speech,
      databaseUrl: await ground.database(sizes.fewCases),
      watchers: sizes.watchers,
      cases,
    };
    const watchers = startProgram('e2e/load/watchers/watch.ts', { args: [JSON.stringify(plan)] });
    await firstMessage(watchers);
    return new Watching(contender, watchers);
  }

  /** What the servers used since they were last asked. */
  async usage(): Promise<Usage> {
    const all = await Promise.all(this.#contender.processes.map(usageOf));
    return {
      rssBytes: sum(all.map(({ rssBytes }) => rssBytes)),
      cpuMs: sum(all.map(({ cpuMs }) => cpuMs)),
      longestBlockMs: Math.max(...all.map(({ longestBlockMs }) => longestBlockMs)),
    };
  }

  /**
   * Lets the watchers do something, and says what came of it.
   * @param isUsageKept counts what the servers used since the task before
   */
  async let(task: WatchTask, { isUsageKept = false } = {}): Promise<Watched> {
    if (!isUsageKept) await this.usage();
    const result = await ask<WatchResult>(this.#watchers, task);
    return { ...result, usage: await this.usage() };
  }

  async stop(): Promise<void> {
    await stop(this.#watchers);
    await this.#contender.stop();
  }
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}
