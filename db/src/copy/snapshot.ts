import pg from 'pg';
import { to as copyTo, type CopyToStreamQuery } from 'pg-copy-streams';
import { BackupRefused } from './backup-refused.ts';
import { copied, readMigrations, readShape, WAITING_JOBS, type TableShape } from './shape.ts';

const FILES_AT_A_TIME = 500;

/** The bytes of a file that the database knows. */
export interface KnownFile {
  sha256: string;
  byteSize: number;
  /** False: nobody used it yet, and it may be removed at any time. */
  isBound: boolean;
}

/** The whole database as it stood at one moment, whatever is written meanwhile. */
export class Snapshot {
  readonly migrations: readonly string[];
  readonly tables: readonly TableShape[];
  readonly #client: pg.Client;

  private constructor(client: pg.Client, migrations: readonly string[], tables: readonly TableShape[]) {
    this.#client = client;
    this.migrations = migrations;
    this.tables = tables;
  }

  /**
   * Holds the moment still, as the database's owner; a migration that starts meanwhile waits for the end.
   * @throws BackupRefused NOTHING_TO_BACK_UP
   */
  static async open(url: string): Promise<Snapshot> {
    const client = new pg.Client({ connectionString: url });
    // Whatever breaks fails the question in hand; without a listener it would end the process as well.
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query('begin isolation level repeatable read read only');
      // Rows that rights hide must stop the copy, not be missing from it.
      await client.query(`set local row_security = off; set local client_encoding = 'UTF8'`);
      const migrations = await readMigrations(client);
      if (migrations === null) throw nothingThere();
      const tables = await readShape(client);
      await client.query(`lock table ${tables.map(lockable).join(', ')} in access share mode`);
      return new Snapshot(client, migrations, tables);
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  /** The rows of a table, as COPY writes them. */
  rows(table: TableShape): CopyToStreamQuery {
    return this.#client.query(copyTo(`copy ${copied(table)} to stdout`));
  }

  /** The jobs that still have to run: queue, data, and the moment before which they do not. */
  jobs(): CopyToStreamQuery {
    return this.#client.query(
      copyTo(`copy (select name, data, start_after from ${WAITING_JOBS} order by id) to stdout`),
    );
  }

  /** Every content that a file of the database has, once. */
  async *files(): AsyncGenerator<KnownFile> {
    await this.#client.query(
      `declare file cursor for
       select sha256, min(byte_size) as "byteSize", bool_or(case_id is not null) as "isBound"
       from stored_file where state <> 'REFUSED' group by sha256 order by sha256`,
    );
    for (;;) {
      const { rows } = await this.#client.query<KnownFile>(`fetch ${FILES_AT_A_TIME} from file`);
      if (rows.length === 0) return;
      yield* rows;
    }
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}

function lockable({ name }: TableShape): string {
  return `public.${pg.escapeIdentifier(name)}`;
}

function nothingThere(): BackupRefused {
  return new BackupRefused(
    'NOTHING_TO_BACK_UP',
    'No desk has worked in this database yet: there is nothing to back up.',
  );
}
