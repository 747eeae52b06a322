import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { PgBoss } from 'pg-boss';
import { JOB_SCHEMA } from '../jobs.ts';
import { BackupRefused } from './backup-refused.ts';
import { copied, readShape, type TableShape } from './shape.ts';

const JOBS_AT_A_TIME = 1_000;

interface LoadedJob {
  id: string;
  name: string;
  data: object;
  startAfter: Date;
}

/** The one transaction that fills an empty database. */
export class Load {
  readonly #client: pg.Client;

  constructor(client: pg.Client) {
    this.#client = client;
  }

  /** @throws BackupRefused ARCHIVE_FOREIGN unless these are exactly the tables of the database */
  async requireTables(tables: readonly TableShape[]): Promise<void> {
    const here = new Set((await readShape(this.#client)).map(nameAndColumns));
    const differing = tables.map(nameAndColumns).filter((table) => !here.has(table));
    if (differing.length === 0 && here.size === tables.length) return;
    throw new BackupRefused(
      'ARCHIVE_FOREIGN',
      `The tables of the archive are not those of its own migrations: ${differing.join('; ') || 'some are missing'}.`,
    );
  }

  /** Fills a table. @returns the number of rows */
  rows(table: TableShape, pieces: AsyncIterable<Buffer>): Promise<number> {
    return this.#copy(`copy ${copied(table)} from stdin`, pieces);
  }

  /** Queues jobs again, under what the queues say of retries now. @returns how many */
  async jobs(pieces: AsyncIterable<Buffer>): Promise<number> {
    await this.#client.query(
      `create temporary table loaded_job
         (id bigint generated always as identity primary key, name text, data jsonb, start_after timestamptz)
       on commit drop`,
    );
    const count = await this.#copy('copy loaded_job (name, data, start_after) from stdin', pieces);
    const boss = new PgBoss({
      db: { executeSql: (text: string, values?: unknown[]) => this.#client.query(text, values) },
      schema: JOB_SCHEMA,
      migrate: false,
      supervise: false,
      schedule: false,
      registerInstance: false,
    });
    let after = '0';
    for (;;) {
      const { rows } = await this.#client.query<LoadedJob>(
        `select id, name, data, start_after as "startAfter" from loaded_job where id > $1 order by id limit ${JOBS_AT_A_TIME}`,
        [after],
      );
      if (rows.length === 0) return count;
      for (const [queue, jobs] of Map.groupBy(rows, ({ name }) => name)) {
        await boss.insert(
          queue,
          jobs.map(({ data, startAfter }) => ({ data, startAfter })),
        );
      }
      after = rows.at(-1)?.id ?? after;
    }
  }

  /** Removes the rows of files that nobody used and whose bytes had gone when the archive was made. */
  async forgetFiles(sha256s: readonly string[]): Promise<void> {
    await this.#client.query('delete from stored_file where case_id is null and sha256 = any ($1)', [
      sha256s,
    ]);
  }

  async #copy(statement: string, pieces: AsyncIterable<Buffer>): Promise<number> {
    const into = this.#client.query(copyFrom(statement));
    await pipeline(pieces, into);
    return into.rowCount;
  }
}

function nameAndColumns({ name, columns }: TableShape): string {
  return `${name} (${columns.toSorted().join(', ')})`;
}
