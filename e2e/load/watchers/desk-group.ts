import { randomUUID } from 'node:crypto';
import { askDesk, type RunningDesk } from '../desk.ts';
import type { Ground } from '../ground.ts';
import { STAFF_TOKEN } from '../many-cases/staff.ts';
import { casesOfFirstHandler, referenceOf } from '../many-cases/synthetic-cases.ts';
import { OPERATIONS } from '../operations.ts';
import type { Sizes } from '../sizes.ts';
import { contenderOf } from './contenders.ts';
import { serverOf } from './server-of.ts';
import { Watching } from './watching.ts';

/** For each desk, so that one of several has as much at a time to do as one alone. */
const WRITERS = 24;
/** For each desk, since each process compiles its own code as it is used. */
const WARM_UP_CHANGES = 1_500;

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

  /** Connects the watchers, and has every desk change so much that its code is compiled. */
  async warmUp(): Promise<void> {
    await this.#watching.let({ do: 'connect' });
    const changes = WARM_UP_CHANGES * this.#ports.length;
    await this.#write((written) => written < changes);
  }

  /** Has cases changed for so long, until their watchers were told. */
  async measure(seconds: number): Promise<void> {
    await this.#watching.let({ do: 'begin' });
    const until = performance.now() + seconds * 1000;
    const { seqs, written } = await this.#write(() => performance.now() < until);
    const { usage, disorders } = await this.#watching.let(
      { do: 'await', seqs: [...seqs] },
      { isUsageKept: true },
    );
    this.perCore.push(written / (usage.cpuMs / 1000));
    this.disorders += disorders;
  }

  async stop(): Promise<void> {
    await this.#watching.stop();
  }

  /** Notes by staff, for as long as `goesOn`. @returns the newest seq of each case */
  async #write(
    goesOn: (written: number) => boolean,
  ): Promise<{ seqs: Map<number, number>; written: number }> {
    const seqs = new Map<number, number>();
    let written = 0;
    const writeOn = async (): Promise<void> => {
      while (goesOn(written)) {
        written++;
        const caseIndex = this.#cases[this.#turn++ % this.#cases.length] ?? 0;
        const input = { reference: referenceOf(caseIndex), text: 'Looked at.', idempotencyKey: randomUUID() };
        const { addNote } = await askDesk<{ addNote: { case: { seq: number } } }>(
          this.#portFor(caseIndex),
          OPERATIONS.addNote,
          { input },
          STAFF_TOKEN,
        );
        seqs.set(caseIndex, Math.max(addNote.case.seq, seqs.get(caseIndex) ?? 0));
      }
    };
    await Promise.all(Array.from({ length: WRITERS * this.#ports.length }, writeOn));
    return { seqs, written };
  }

  /** Desks that work as one are asked in turns, so that most changes are watched at another one. */
  #portFor(caseIndex: number): number {
    return this.#isShared
      ? (this.#ports[this.#turn % this.#ports.length] ?? 0)
      : serverOf(caseIndex, this.#ports);
  }
}
