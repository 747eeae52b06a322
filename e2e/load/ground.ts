import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedServer } from '@desk/db';
import pg from 'pg';
import { MailSink } from '../faults/mail-sink.ts';
import { isOpen } from '../cluster/probes.ts';
import { ServerProcess } from '../cluster/server-process.ts';
import { freePort } from '../desk/free-port.ts';
import { startDesk, submitComplaint, type RunningDesk } from './desk.ts';
import { fillWithCases } from './many-cases/synthetic-cases.ts';
import { addStaff } from './many-cases/staff.ts';
import type { Sizes } from './sizes.ts';

/** Enough that the indexes of many cases are built in memory; a real server would have more. */
const SETTINGS = {
  shared_buffers: '512MB',
  maintenance_work_mem: '512MB',
  max_wal_size: '8GB',
  // What is only loaded need not be logged.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '200',
};

type Server = Awaited<ReturnType<typeof startEmbeddedServer>>;

/** What the desks under test stand on: PostgreSQL with a database for each number of cases, and a mail server. */
export class Ground {
  readonly #folder: string;
  readonly #sizes: Sizes;
  readonly #mail: MailSink;
  readonly #server: Server;

  private constructor(folder: string, sizes: Sizes, mail: MailSink, server: Server) {
    this.#folder = folder;
    this.#sizes = sizes;
    this.#mail = mail;
    this.#server = server;
  }

  /** @param folder where it keeps its data */
  static async open(folder: string, sizes: Sizes): Promise<Ground> {
    await mkdir(folder, { recursive: true });
    // As root, PostgreSQL runs as another user, who must get through.
    await chmod(folder, 0o755);
    const server = await startEmbeddedServer({ folder: join(folder, 'postgres'), settings: SETTINGS });
    return new Ground(folder, sizes, await MailSink.open(), server);
  }

  /** The address of the database with so many cases, which is filled when it is first asked for. */
  async database(cases: number): Promise<string> {
    const name = `cases_${cases}`;
    const url = new URL(this.#server.url);
    url.pathname = name;
    const found = await this.#ask('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 1) return url.href;
    await this.#ask(`create database ${name}`);
    try {
      await this.#fill(url.href, cases);
    } catch (error) {
      // Else the next run would take it for whole.
      await this.#ask(`drop database ${name} with (force)`);
      throw error;
    }
    return url.href;
  }

  /** The address of a copy of a database that nobody is connected to. @param name tells it from other copies */
  async copyOf(databaseUrl: string, name = 'copy'): Promise<string> {
    const original = new URL(databaseUrl).pathname.slice(1);
    await this.#ask(`drop database if exists ${original}_${name}`);
    await this.#ask(`create database ${original}_${name} template ${original}`);
    return `${databaseUrl}_${name}`;
  }

  /** A desk on one of the databases. */
  desk(databaseUrl: string, redisUrl?: string): Promise<RunningDesk> {
    const { profile } = this.#sizes;
    return startDesk({ databaseUrl, folder: this.#folder, smtpUrl: this.#mail.url, redisUrl, profile });
  }

  /** A Redis of its own; null where there is none to start. */
  async redis(): Promise<{ url: string; stop(): Promise<void> } | null> {
    const program = process.env['REDIS_SERVER'];
    if (program === undefined || program === '') return null;
    const port = await freePort();
    const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const server = new ServerProcess(program, words, join(this.#folder, 'redis.log'), {}, this.#folder);
    await server.ready(() => isOpen(port));
    return { url: `redis://127.0.0.1:${port}`, stop: () => server.end() };
  }

  async stop(): Promise<void> {
    await this.#mail.close();
    await this.#server.stop();
  }

  #ask(sql: string, values: unknown[] = []): Promise<pg.QueryResult> {
    return connected(this.#server.url, (client) => client.query(sql, values));
  }

  async #fill(url: string, cases: number): Promise<void> {
    const desk = await startDesk({ databaseUrl: url, folder: this.#folder, smtpUrl: this.#mail.url });
    try {
      await connected(url, addStaff);
      // What the others are made like.
      await submitComplaint(desk.port);
    } finally {
      await desk.stop();
    }
    await connected(url, (client) => fillWithCases(client, cases));
  }
}

/** Works with a connection of its own. */
export async function connected<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
