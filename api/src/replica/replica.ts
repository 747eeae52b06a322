import type { ConnectionType, MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { DomainError } from '../errors.ts';

/** How often the replica is looked after; it is at most two of these behind while it is read from. */
const CHECK_MS = 2_000;

/** How long somebody who has just written reads from the primary: longer than the replica is ever behind. */
export const WRITTEN_SECONDS = 10;

/** PostgreSQL's code for a statement that was cancelled because the one who asked has left. */
const CANCELLED = '57014';

/** Whoever reads; a replica serves those who need not see a write of their own. */
interface Reader {
  readonly mayReadLate: boolean;
}

/**
 * The copy of the database that lists, reports and public statuses may be read from. Where it cannot be reached, or is
 * too far behind, the primary answers instead.
 */
export class Replica {
  readonly #orm: MikroORM;
  readonly #log: Logger;
  #isUsable = false;
  #writtenUntil = '0/0';
  #timer: NodeJS.Timeout | undefined;
  #checking: Promise<void> | undefined;

  constructor(orm: MikroORM, log: Logger) {
    this.#orm = orm;
    this.#log = log;
  }

  /** Whether the desk has one. */
  get isConfigured(): boolean {
    return (this.#orm.config.get('replicas') ?? []).length > 0;
  }

  /** Whether reads go to it at the moment. */
  get isUsable(): boolean {
    return this.#isUsable;
  }

  /** Looks after it from now on. */
  start(): void {
    if (!this.isConfigured) return;
    this.#timer = setInterval(() => void this.check(), CHECK_MS).unref();
    void this.check();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#checking;
  }

  /** Looks whether it has got as far as the primary was at the look before. */
  check(): Promise<void> {
    return (this.#checking ??= this.#check().finally(() => (this.#checking = undefined)));
  }

  /** Reads from the replica where that is good enough for the reader, else from the primary. */
  async read<Found>(reader: Reader, from: (connection: ConnectionType) => Promise<Found>): Promise<Found> {
    if (!this.#isUsable || !reader.mayReadLate) return from('write');
    try {
      return await from('read');
    } catch (error) {
      if (error instanceof DomainError || (error as { code?: unknown }).code === CANCELLED) throw error;
      this.#become(false, error);
      return from('write');
    }
  }

  async #check(): Promise<void> {
    try {
      const em = this.#orm.em.fork();
      const [{ isFarEnough } = { isFarEnough: false }] = await em.execute<{ isFarEnough: boolean }[]>(
        'select coalesce(pg_last_wal_replay_lsn() >= ?::pg_lsn, false) as "isFarEnough"',
        [this.#writtenUntil],
        { connectionType: 'read' },
      );
      const [{ lsn } = { lsn: this.#writtenUntil }] = await em.execute<{ lsn: string }[]>(
        'select pg_current_wal_lsn()::text as lsn',
      );
      // Before the second look nothing is known of how far it ought to be.
      const isFirst = this.#writtenUntil === '0/0';
      this.#writtenUntil = lsn;
      if (!isFirst) this.#become(isFarEnough);
    } catch (error) {
      this.#writtenUntil = '0/0';
      this.#become(false, error);
    }
  }

  #become(isUsable: boolean, error?: unknown): void {
    if (isUsable === this.#isUsable) return;
    this.#isUsable = isUsable;
    if (isUsable) this.#log.info('The replica has caught up: lists and reports are read from it');
    else this.#log.warn({ err: error }, 'The replica is away or behind: everything is read from the primary');
  }
}
