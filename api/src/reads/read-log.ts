import { ReadAudit, type ReadBasis, type ReadKind } from '@desk/db';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { v7 } from 'uuid';

/** One read of a member of staff. */
export interface NotedRead {
  at: Date;
  staffId: string;
  basis: ReadBasis;
  isByToken: boolean;
  kind: ReadKind;
  caseId: string | null;
  /** Id of the file, kind of the document, name of the export: never personal, since it cannot be erased. */
  what: string | null;
}

const WRITTEN_AFTER_MS = 500;
const MOST_AT_ONCE = 500;
/** While the database is away reads fail anyway; what is noted beyond this is logged instead. */
const MOST_WAITING = 20_000;

/**
 * Writes down what staff read, many at a time, so that reading waits for nothing. What is read again within the same
 * half second is written once. A process that is killed loses at most what was read in that time.
 */
export class ReadLog {
  readonly #orm: MikroORM;
  readonly #log: Logger;
  readonly #waiting = new Map<string, NotedRead>();
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(orm: MikroORM, log: Logger) {
    this.#orm = orm;
    this.#log = log;
  }

  /** Notes a read, to be written soon. */
  note(read: NotedRead): void {
    if (this.#waiting.size >= MOST_WAITING) {
      this.#log.error({ read }, 'A read of staff could not be written down');
      return;
    }
    const { staffId, isByToken, kind, caseId, what } = read;
    const key = [staffId, isByToken, kind, caseId, what].join(' ');
    if (!this.#waiting.has(key)) this.#waiting.set(key, read);
    this.#timer ??= setTimeout(() => void this.written(), WRITTEN_AFTER_MS).unref();
  }

  /** Resolves once everything that was noted has been written, or could not be. */
  written(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    while (this.#waiting.size > 0) {
      const batch = [...this.#waiting].slice(0, MOST_AT_ONCE);
      for (const [key] of batch) this.#waiting.delete(key);
      try {
        const rows = batch.map(([, { staffId, caseId, ...read }]) => ({
          ...read,
          id: v7(),
          staff: staffId,
          caseFile: caseId,
        }));
        await this.#orm.em.fork().insertMany(ReadAudit, rows);
      } catch (error) {
        this.#log.error({ err: error, count: batch.length }, 'Reads of staff wait to be written down');
        for (const [key, read] of batch) this.#waiting.set(key, read);
        this.#timer ??= setTimeout(() => void this.written(), WRITTEN_AFTER_MS).unref();
        return;
      }
    }
  }
}
