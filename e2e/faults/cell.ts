import { randomBytes } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../desk/free-port.ts';
import { DeskProcess } from './desk-process.ts';
import { MailSink } from './mail-sink.ts';
import { Postgres } from './postgres.ts';
import { findRedis, Redis } from './redis.ts';
import { TcpProxy } from './tcp-proxy.ts';

const START_MS = 60_000;

/** One desk with everything it stands on: PostgreSQL, Redis, two API processes, a mail server, and proxies in between. */
export interface Cell {
  postgres: Postgres;
  /** Null where this machine has none, or the cell is to do without. */
  redis: Redis | null;
  desks: DeskProcess[];
  /** Between the desks and PostgreSQL. */
  databaseLine: TcpProxy;
  /** Between the desks and Redis. */
  redisLine: TcpProxy | null;
  /** Between clients and each desk, in the order of the desks. */
  clientLines: TcpProxy[];
  mail: MailSink;
  /** Addresses for clients, in the order of the desks. */
  addresses: string[];
  stop(): Promise<void>;
}

/**
 * Starts one.
 * @param folder where it keeps its data and logs
 * @param hasRedis whether Redis carries the wake-ups, where this machine has it; else PostgreSQL does
 */
export async function startCell(folder: string, hasRedis: boolean): Promise<Cell> {
  await mkdir(folder, { recursive: true });
  // As root, PostgreSQL runs as another user, who must get through.
  await chmod(folder, 0o755);
  const postgres = await Postgres.start(join(folder, 'postgres'));
  const program = hasRedis ? findRedis() : null;
  const redis = program === null ? null : await Redis.start(program);
  const desks: DeskProcess[] = [];
  // Whatever ends the run, no process stays behind.
  process.once('exit', () => {
    for (const desk of desks) desk.signal('SIGKILL');
    postgres.kill();
    redis?.kill();
  });
  const databaseLine = await TcpProxy.open(() => Number(postgres.url.port));
  const redisLine = redis === null ? null : await TcpProxy.open(() => redis.port);
  const mail = await MailSink.open();
  const url = postgres.url;
  url.port = String(databaseLine.port);
  const variables = {
    DATABASE_URL: url.href,
    DATABASE_POOL_SIZE: '6',
    DATA_FOLDER: folder,
    SECRET_KEY: randomBytes(32).toString('base64'),
    SMTP_URL: mail.url,
    MAIL_FROM: 'Complaints <complaints@desk.example>',
    INBOUND_SMTP_PORT: '0',
    LOG_LEVEL: 'warn',
    ...(redisLine === null ? {} : { REDIS_URL: `redis://127.0.0.1:${redisLine.port}` }),
  };
  for (const name of ['a', 'b']) {
    const desk = new DeskProcess(await freePort(), join(folder, `desk-${name}`), variables);
    desk.start();
    await desk.ready(START_MS);
    desks.push(desk);
  }
  const clientLines = await Promise.all(desks.map(({ port }) => TcpProxy.open(() => port)));
  return {
    postgres,
    redis,
    desks,
    databaseLine,
    redisLine,
    clientLines,
    mail,
    addresses: clientLines.map(({ port }) => `http://127.0.0.1:${port}`),
    async stop() {
      await Promise.all(desks.map((desk) => desk.end('SIGKILL')));
      await Promise.all(linesOf({ databaseLine, redisLine, clientLines }).map((proxy) => proxy.close()));
      await redis?.stop();
      await mail.close();
      await postgres.stop();
    },
  };
}

/** Every line of a cell that can be cut. */
export function linesOf({
  databaseLine,
  redisLine,
  clientLines,
}: Pick<Cell, 'databaseLine' | 'redisLine' | 'clientLines'>): TcpProxy[] {
  return [databaseLine, ...(redisLine === null ? [] : [redisLine]), ...clientLines];
}
