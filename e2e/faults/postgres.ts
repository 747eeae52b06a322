import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedServer } from '@desk/db';
import pg from 'pg';

/** Few enough that a test can take them all. */
const MOST_CONNECTIONS = '60';

/** A PostgreSQL that can be killed and restarted on its data and port. */
export class Postgres {
  readonly #folder: string;
  #server: Awaited<ReturnType<typeof startEmbeddedServer>>;

  private constructor(folder: string, server: Awaited<ReturnType<typeof startEmbeddedServer>>) {
    this.#folder = folder;
    this.#server = server;
  }

  static async start(folder: string): Promise<Postgres> {
    return new Postgres(folder, await launch(folder));
  }

  /** Its address, past every proxy. */
  get url(): URL {
    return new URL(this.#server.url);
  }

  /** kill -9 of its first process, then a start on what is left. */
  async killAndStart(): Promise<void> {
    this.kill();
    await this.restart();
  }

  /** Stops it, as an operator does, and starts it again. */
  async restart(): Promise<void> {
    await this.#server.stop();
    this.#server = await launch(this.#folder);
  }

  /** kill -9 of its first process, if there is one. */
  kill(): void {
    const file = join(this.#folder, 'cluster', 'postmaster.pid');
    // It is gone where its server is stopped.
    if (!existsSync(file)) return;
    const [pid] = readFileSync(file, 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#server.stop();
  }

  /** Asks it over a connection of its own. */
  async ask<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.connected(async (client) => (await client.query<Row>(sql, values)).rows);
  }

  /** Works with a connection of its own. */
  async connected<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
    const client = new pg.Client({ connectionString: this.url.href });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
}

function launch(folder: string) {
  return startEmbeddedServer({ folder, settings: { max_connections: MOST_CONNECTIONS } });
}
