import type { EventSubscriber, MikroORM, TransactionEventArgs } from '@mikro-orm/postgresql';
import type pg from 'pg';
import type { CaseChange } from '../cases/change-case.ts';

/** As many that were left behind are told of at a time. */
const BATCH = 500;
const LOOKED_FOR_EVERY_MS = 1_000;
/** What was told is deleted this much later, many rows in one statement. */
const DELETED_AFTER_MS = 500;
/** Rows that are older belong to a process that died, or could not tell. */
const LEFT_BEHIND = `noted_at < now() - interval '2 seconds'`;

/** An event of which the watchers of its case have to be told. */
interface Noted {
  id: string;
  seq: number;
}

/** Passes wake-ups on. */
export interface Teller {
  readonly isOpen: boolean;
  /** Wakes whoever watches the case in this process. */
  wake(caseId: string, seq: number): void;
  /** @param newest seq of each case. @throws Error when it cannot be told now */
  tell(newest: ReadonlyMap<string, number>, isLate: boolean): Promise<void>;
}

/**
 * Tells of events after their commit. Each writes a row beside the event, in its transaction. The process that
 * committed it tells of it at once, and deletes the row a moment later with all others that it told of meanwhile. What
 * has lain for longer was left behind by a process that died or could not tell: every process looks for such rows, and
 * only commits their deletion when it has told of them. So a crash tells of an event late or twice, and forgets none.
 */
export class Drainer implements EventSubscriber {
  readonly #orm: MikroORM;
  readonly #teller: Teller;
  readonly #noted = new WeakMap<object, Noted[]>();
  #untold: Noted[] = [];
  #told: Noted[] = [];
  #telling: Promise<void> | null = null;
  #deletion: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(orm: MikroORM, teller: Teller) {
    this.#orm = orm;
    this.#teller = teller;
    orm.em.getEventManager().registerSubscriber(this);
  }

  /** Begins to look for what was left behind. */
  start(): void {
    this.#timer = setInterval(() => {
      this.drain();
    }, LOOKED_FOR_EVERY_MS);
    this.#timer.unref();
  }

  /** Ends after what is under way. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#looking;
    await this.#telling;
    await this.#deleteTold();
  }

  /** Notes the newest event of a change, to be written with it. */
  note({ em, rows, caseFile: { id, lastSeq: seq } }: CaseChange): void {
    rows.addInsertion({
      text: `insert into wake_up (case_id, seq)
             select case_id, seq from json_populate_record(null::wake_up, $1) on conflict do nothing`,
      value: JSON.stringify({ case_id: id, seq }),
    });
    const transaction = em.getTransactionContext<object>();
    if (transaction === undefined) return;
    const noted = this.#noted.get(transaction);
    if (noted === undefined) this.#noted.set(transaction, [{ id, seq }]);
    else noted.push({ id, seq });
  }

  afterTransactionCommit({ transaction }: TransactionEventArgs): void {
    const noted = transaction === undefined ? undefined : this.#noted.get(transaction as object);
    if (noted === undefined) return;
    for (const { id, seq } of noted) this.#teller.wake(id, seq);
    if (!this.#teller.isOpen) return;
    this.#untold.push(...noted);
    // While one is under way, others gather for the next.
    this.#telling ??= this.#tell().finally(() => {
      this.#telling = null;
    });
  }

  /** Tells of what was left behind, in the background. */
  drain(): void {
    if (!this.#teller.isOpen) return;
    this.#looking ??= this.#tellLeftBehind().finally(() => {
      this.#looking = null;
    });
  }

  async #tell(): Promise<void> {
    try {
      while (this.#untold.length > 0) {
        const events = this.#untold;
        this.#untold = [];
        await this.#teller.tell(newestOf(events), false);
        this.#told.push(...events);
        this.#deletion ??= setTimeout(() => void this.#deleteTold(), DELETED_AFTER_MS);
      }
    } catch {
      // The rows are still there: they are told of as left behind.
      this.#untold = [];
    }
  }

  async #deleteTold(): Promise<void> {
    if (this.#deletion !== null) clearTimeout(this.#deletion);
    this.#deletion = null;
    const told = this.#told;
    this.#told = [];
    if (told.length === 0) return;
    try {
      const pool = await this.#pool();
      await pool.query({
        name: 'delete-wake-ups',
        text: 'delete from wake_up where (case_id, seq) in (select * from unnest($1::uuid[], $2::int[]))',
        values: [told.map(({ id }) => id), told.map(({ seq }) => seq)],
      });
    } catch {
      // They are told of once more, which does no harm.
    }
  }

  async #tellLeftBehind(): Promise<void> {
    try {
      // Mostly nothing was, which a transaction each second is too dear to find out.
      if (!(await this.#isAnyLeftBehind())) return;
      while ((await this.#tellSomeLeftBehind()) === BATCH);
    } catch {
      // The rows are still there: they are tried again by the clock.
    }
  }

  async #isAnyLeftBehind(): Promise<boolean> {
    const pool = await this.#pool();
    const { rows } = await pool.query<{ isAny: boolean }>({
      name: 'look-for-wake-ups',
      text: `select exists (select from wake_up where ${LEFT_BEHIND}) as "isAny"`,
    });
    return rows[0]?.isAny === true;
  }

  #pool(): Promise<pg.Pool> {
    return this.#orm.em.getConnection().getNativeClient();
  }

  #tellSomeLeftBehind(): Promise<number> {
    return this.#orm.em.fork().transactional(async (em) => {
      const rows = await em.execute<Noted[]>(
        `delete from wake_up where ctid = any (array (
           select ctid from wake_up where ${LEFT_BEHIND}
           limit ${BATCH} for update skip locked))
         returning case_id as id, seq`,
      );
      if (rows.length > 0) await this.#teller.tell(newestOf(rows), true);
      return rows.length;
    });
  }
}

function newestOf(rows: readonly Noted[]): Map<string, number> {
  const newest = new Map<string, number>();
  for (const { id, seq } of rows) newest.set(id, Math.max(seq, newest.get(id) ?? 0));
  return newest;
}
