import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A port that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a program in the project's root, with its words on standard error, apart from the results. */
export function startProgram(command: string, args: string[], env: Record<string, string>): ChildProcess {
  return spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Milliseconds until the app at a port answers a first GraphQL request; throws an Error when it ends before. */
export async function untilAnswered(app: ChildProcess, port: number): Promise<number> {
  const from = performance.now();
  while (app.exitCode === null && app.signalCode === null) {
    if (await isAnswering(port)) return performance.now() - from;
    await pause(10);
  }
  throw new Error('The app ended before it answered.');
}

async function isAnswering(port: number): Promise<boolean> {
  try {
    await ask(port, '{ procedure { version } }', {});
    return true;
  } catch {
    return false;
  }
}

/** Submits a complaint as a customer does; answers with its reference number. */
export async function submitComplaint(port: number): Promise<string> {
  const input = {
    idempotencyKey: randomUUID(),
    category: 'PAYMENT',
    whatHappened: 'The card machine took the payment twice, and nobody could tell me why.',
    contact: { name: 'Bench Mark', email: 'bench@example.org' },
  };
  const data = await ask(
    port,
    'mutation ($input: SubmitComplaintInput!) { submitComplaint(input: $input) { status { reference } } }',
    { input },
  );
  return (data as { submitComplaint: { status: { reference: string } } }).submitComplaint.status.reference;
}

async function ask(port: number, query: string, variables: Record<string, unknown>): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  if (!response.ok || text.includes('"errors"')) throw new Error(`The app answered: ${text}`);
  return (JSON.parse(text) as { data: unknown }).data;
}
