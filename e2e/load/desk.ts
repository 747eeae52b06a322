import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../desk/free-port.ts';
import { startProgram, stop, usageOf } from './child.ts';
import { OPERATIONS } from './operations.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The connections to the database of whatever is measured. */
export const POOL_SIZE = 10;

/** The same for every run, since a database remembers its own. */
const SECRET_KEY = Buffer.alloc(32, 'benchmark').toString('base64');

const IDLE_WINDOW_MS = 500;

/** A desk in production, as a process of its own. */
export interface RunningDesk {
  process: ChildProcess;
  port: number;
  /** Processor time from its start until it was idle. */
  startCpuMs: number;
  stop(): Promise<void>;
}

/** What a desk works with. */
export interface DeskParts {
  databaseUrl: string;
  folder: string;
  smtpUrl: string;
  /** Carries the wake-ups of several desks; without it PostgreSQL does. */
  redisUrl?: string | undefined;
  profile?: string | undefined;
}

/** Starts the built desk with the load's operations registered, as the portal's are, and waits until it answers. */
export async function startDesk({
  databaseUrl,
  folder,
  smtpUrl,
  redisUrl,
  profile,
}: DeskParts): Promise<RunningDesk> {
  const port = await freePort();
  const operations = join(folder, 'operations.json');
  await writeFile(operations, JSON.stringify(OPERATIONS));
  const desk = startProgram('api/dist/main.js', {
    profile,
    variables: {
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      DATABASE_POOL_SIZE: String(POOL_SIZE),
      DATA_FOLDER: folder,
      SECRET_KEY,
      ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
      LOG_LEVEL: 'error',
      INBOUND_SMTP_PORT: '0',
      SMTP_URL: smtpUrl,
      MAIL_FROM: 'complaints@example.com',
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      PORTAL_OPERATIONS_FILE: operations,
      PROCEDURE_FILE: 'e2e/load/finished-procedure.json',
    },
  });
  await untilAnswered(desk, port);
  const startCpuMs = await untilIdle(desk);
  return { process: desk, port, startCpuMs, stop: () => stop(desk) };
}

/**
 * The clocks begin with a pass over everything, and a new calendar has all open dates counted anew.
 * @returns the processor time of the process until then
 */
async function untilIdle(desk: ChildProcess): Promise<number> {
  for (let total = 0; ;) {
    await pause(IDLE_WINDOW_MS);
    const { cpuMs } = await usageOf(desk);
    total += cpuMs;
    if (cpuMs <= IDLE_WINDOW_MS / 10) return total;
  }
}

/** Starts a command in the project's root, with its words on standard error, apart from the results. */
export function startCommand(command: string, args: string[], env: Record<string, string>): ChildProcess {
  return spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Milliseconds until the desk at a port answers a first GraphQL request; throws an Error when it ends before. */
export async function untilAnswered(desk: ChildProcess, port: number): Promise<number> {
  const from = performance.now();
  while (desk.exitCode === null && desk.signalCode === null) {
    if (await isAnswering(port)) return performance.now() - from;
    await pause(10);
  }
  throw new Error('The desk ended before it answered.');
}

async function isAnswering(port: number): Promise<boolean> {
  try {
    await askDesk(port, OPERATIONS.version);
    return true;
  } catch {
    return false;
  }
}

/** A complaint as a customer writes it. */
export function complaintInput(): Record<string, unknown> {
  return {
    idempotencyKey: randomUUID(),
    category: 'PAYMENT',
    whatHappened: 'The card machine took the payment twice, and nobody could tell me why.',
    contact: { name: 'Bench Mark', email: 'bench@example.org' },
  };
}

/** Submits a complaint as a customer does; answers with its reference number. */
export async function submitComplaint(port: number): Promise<string> {
  const data = await askDesk<{ submitComplaint: { status: { reference: string } } }>(
    port,
    OPERATIONS.submit,
    {
      input: complaintInput(),
    },
  );
  return data.submitComplaint.status.reference;
}

/** Asks the desk. @param token of staff @throws Error when the answer is no data */
export async function askDesk<Data>(
  port: number,
  query: string,
  variables: Record<string, unknown> = {},
  token?: string,
): Promise<Data> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  if (!response.ok || text.includes('"errors"')) throw new Error(`The desk answered: ${text}`);
  return (JSON.parse(text) as { data: Data }).data;
}
