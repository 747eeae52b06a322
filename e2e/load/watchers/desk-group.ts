import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { askDesk, type RunningDesk } from '../desk.ts';
import type { Ground } from '../ground.ts';
import { STAFF_TOKEN } from '../many-cases/staff.ts';
import { casesOfFirstHandler, referenceOf } from '../many-cases/synthetic-cases.ts';
import { OPERATIONS } from '../operations.ts';
import type { Sizes } from '../sizes.ts';
import type { Usage } from '../usage.ts';
import { contenderOf } from './contenders.ts';
import { serverOf } from './server-of.ts';
import { Watching } from './watching.ts';

/**
 * For each desk, so that one of several has as much to do as one alone: a fifth of what one can. Three that do all they
 * can need more cores than a small machine has, and push each other, PostgreSQL and the load off them, which costs each.
 */
const CHANGES_PER_SECOND = 40;
/** For each desk, since each process compiles its own code as it is used. */
const WARM_UP_CHANGES = 1_500;
/** At a time, of each desk, while it warms up. */
const WRITERS = 24;

/** A case was changed, and has a new seq. */
interface Changed {
  caseIndex: number;
  seq: number;
}

/** Desks that are measured together, with their watchers. */
export class DeskGroup {
  /** Changes that were written and told, for each second that a core worked for the desks: of each measurement. */
  readonly perCore: number[] = [];
  /** Statuses that came after a newer one. */
  disorders = 0;
  readonly #ports: readonly number[];
  readonly #watching: Watching;
  readonly #cases: readonly number[];
  /** Whether any desk may change any case; else each has a database, and a case is changed where it is watched. */
  readonly #isShared: boolean;
  #turn = 0;

  private constructor(
    ports: readonly number[],
    watching: Watching,
    cases: readonly number[],
    isShared: boolean,
  ) {
    this.#ports = ports;
    this.#watching = watching;
    this.#cases = cases;
    this.#isShared = isShared;
  }

  /**
   * Starts them, and their watchers, who are spread over them.
   * @param databases of each desk, the same for all or one each
   * @param redisUrl carries their wake-ups
   */
  static async start(
    ground: Ground,
    sizes: Sizes,
    databases: readonly string[],
    redisUrl?: string,
  ): Promise<DeskGroup> {
    const desks: RunningDesk[] = [];
    for (const database of databases) desks.push(await ground.desk(database, redisUrl));
    const watched = Math.min(sizes.watchers, sizes.fewCases);
    const watching = await Watching.on(contenderOf(desks), ground, sizes, watched);
    const cases = casesOfFirstHandler(sizes.fewCases).filter((index) => index < watched);
    const ports = desks.map(({ port }) => port);
    return new DeskGroup(ports, watching, cases, new Set(databases).size === 1);
  }

  /** Connects the watchers, and has every desk change so much, as fast as it can, that its code is compiled. */
  async warmUp(): Promise<void> {
    await this.#watching.let({ do: 'connect' });
    const writers = Array.from({ length: WRITERS * this.#ports.length });
    const changes = writers.map(async () => {
      const changed: Changed[] = [];
      while (changed.length < WARM_UP_CHANGES / WRITERS) changed.push(await this.#change());
      return changed;
    });
    await this.#untilTold((await Promise.all(changes)).flat());
  }

  /** Has cases changed at an even rate for so long, until their watchers were told. */
  async measure(seconds: number): Promise<void> {
    await this.#watching.usage();
    const perSecond = CHANGES_PER_SECOND * this.#ports.length;
    const from = performance.now();
    const changes = Array.from({ length: perSecond * seconds }, async (_, index) => {
      await pause(Math.max(0, from + (index / perSecond) * 1000 - performance.now()));
      return this.#change();
    });
    const { cpuMs } = await this.#untilTold(await Promise.all(changes));
    this.perCore.push(changes.length / (cpuMs / 1000));
  }

  async stop(): Promise<void> {
    await this.#watching.stop();
  }

  /** Waits until the watchers know of all changes. @returns what the desks used meanwhile */
  async #untilTold(changes: readonly Changed[]): Promise<Usage> {
    const newest = new Map<number, number>();
    for (const { caseIndex, seq } of changes)
      newest.set(caseIndex, Math.max(seq, newest.get(caseIndex) ?? 0));
    const { usage, disorders } = await this.#watching.let(
      { do: 'await', seqs: [...newest] },
      { isUsageKept: true },
    );
    this.disorders = disorders;
    return usage;
  }

  /** Staff note something on the next case. */
  async #change(): Promise<Changed> {
    const caseIndex = this.#cases[this.#turn++ % this.#cases.length] ?? 0;
    const input = { reference: referenceOf(caseIndex), text: 'Looked at.', idempotencyKey: randomUUID() };
    const { addNote } = await askDesk<{ addNote: { case: { seq: number } } }>(
      this.#portFor(caseIndex),
      OPERATIONS.addNote,
      { input },
      STAFF_TOKEN,
    );
    return { caseIndex, seq: addNote.case.seq };
  }

  /** Desks that work as one are asked in turns, so that most changes are watched at another one. */
  #portFor(caseIndex: number): number {
    return this.#isShared
      ? (this.#ports[this.#turn % this.#ports.length] ?? 0)
      : serverOf(caseIndex, this.#ports);
  }
}
