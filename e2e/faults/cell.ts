import { randomBytes } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../load/desk.ts';
import { DeskProcess } from './desk-process.ts';
import { MailSink } from './mail-sink.ts';
import { Postgres } from './postgres.ts';
import { TcpProxy } from './tcp-proxy.ts';

const START_MS = 60_000;

/** One desk with everything it stands on: PostgreSQL, two API processes, a mail server, and proxies in between. */
export interface Cell {
  postgres: Postgres;
  desks: DeskProcess[];
  /** Between the desks and PostgreSQL. */
  databaseLine: TcpProxy;
  /** Between clients and each desk, in the order of the desks. */
  clientLines: TcpProxy[];
  mail: MailSink;
  /** Addresses for clients, in the order of the desks. */
  addresses: string[];
  stop(): Promise<void>;
}

/** Starts one. @param folder where it keeps its data and logs */
export async function startCell(folder: string): Promise<Cell> {
  await mkdir(folder, { recursive: true });
  // As root, PostgreSQL runs as another user, who must get through.
  await chmod(folder, 0o755);
  const postgres = await Postgres.start(join(folder, 'postgres'));
  const desks: DeskProcess[] = [];
  // Whatever ends the run, no process stays behind.
  process.once('exit', () => {
    for (const desk of desks) desk.signal('SIGKILL');
    postgres.kill();
  });
  const databaseLine = await TcpProxy.open(Number(postgres.url.port));
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
  };
  for (const name of ['a', 'b']) {
    const desk = new DeskProcess(await freePort(), join(folder, `desk-${name}`), variables);
    desk.start();
    await desk.ready(START_MS);
    desks.push(desk);
  }
  const clientLines = await Promise.all(desks.map(({ port }) => TcpProxy.open(port)));
  return {
    postgres,
    desks,
    databaseLine,
    clientLines,
    mail,
    addresses: clientLines.map(({ port }) => `http://127.0.0.1:${port}`),
    async stop() {
      await Promise.all(desks.map((desk) => desk.end('SIGKILL')));
      await Promise.all([databaseLine, ...clientLines].map((proxy) => proxy.close()));
      await mail.close();
      await postgres.stop();
    },
  };
}
