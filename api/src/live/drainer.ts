import type { CaseFile } from '@desk/db';
import type {
  EventSubscriber,
  MikroORM,
  SqlEntityManager,
  TransactionEventArgs,
} from '@mikro-orm/postgresql';

/** As many events are told of at a time. */
const BATCH = 500;
/** What a process left behind that died between its commit and telling is told by another within this time. */
const LEFT_BEHIND_MS = 1_000;

/** Passes wake-ups on. */
export interface Teller {
  readonly isOpen: boolean;
  /** @param newest seq of each case. @throws Error when it cannot be told now */
  tell(newest: ReadonlyMap<string, number>): Promise<void>;
}

/**
 * Tells of events after their commit. Each writes a row beside the event, in its transaction; whoever drains takes
 * rows, tells of them, and only then commits their deletion. Every process drains after its own commits, and looks
 * for what others left behind; two never take the same row. A crash tells of an event late or twice, and forgets none.
 */
export class Drainer implements EventSubscriber {
  readonly #orm: MikroORM;
  readonly #teller: Teller;
  readonly #writing = new WeakSet<object>();
  #draining: Promise<void> | null = null;
  #isWanted = false;
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
    }, LEFT_BEHIND_MS);
    this.#timer.unref();
  }

  /** Ends after what is under way. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#isWanted = false;
    await this.#draining;
  }

  /** Notes the newest event of a case in the transaction that wrote it. */
  async note(em: SqlEntityManager, { id, lastSeq }: CaseFile): Promise<void> {
    await em.execute('insert into wake_up (case_id, seq) values (?, ?) on conflict do nothing', [
      id,
      lastSeq,
    ]);
    const transaction = em.getTransactionContext<object>();
    if (transaction !== undefined) this.#writing.add(transaction);
  }

  afterTransactionCommit({ transaction }: TransactionEventArgs): void {
    if (transaction !== undefined && this.#writing.has(transaction as object)) this.drain();
  }

  /** Tells of all that waits, in the background; called meanwhile, it looks once more at the end. */
  drain(): void {
    if (!this.#teller.isOpen) return;
    this.#isWanted = true;
    this.#draining ??= this.#drainAll().finally(() => {
      this.#draining = null;
    });
  }

  async #drainAll(): Promise<void> {
    try {
      while (this.#isWanted) {
        this.#isWanted = false;
        while ((await this.#drainSome()) === BATCH);
      }
    } catch {
      // The rows are still there: they are tried again by the clock.
    }
  }

  #drainSome(): Promise<number> {
    return this.#orm.em.fork().transactional(async (em) => {
      // What is told twice after a crash does no harm, so the deletion need not be on disk at once.
      await em.execute('set local synchronous_commit = off');
      const rows = await em.execute<{ id: string; seq: number }[]>(
        `delete from wake_up where ctid = any (array (select ctid from wake_up limit ${BATCH} for update skip locked))
         returning case_id as id, seq`,
      );
      if (rows.length > 0) await this.#teller.tell(newestOf(rows));
      return rows.length;
    });
  }
}

function newestOf(rows: readonly { id: string; seq: number }[]): Map<string, number> {
  const newest = new Map<string, number>();
  for (const { id, seq } of rows) newest.set(id, Math.max(seq, newest.get(id) ?? 0));
  return newest;
}
