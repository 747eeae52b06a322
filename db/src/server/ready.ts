import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const pollMs = 100;

/**
 * Waits until the PostgreSQL behind the address accepts connections. A server that is still starting, or does
 * not listen yet, gets `patienceMs`; any other refusal is final.
 * Throws an error of one sentence, without the password, when it cannot be reached.
 */
export async function waitUntilReachable(url: string, patienceMs = 5_000): Promise<void> {
  const address = parseAddress(url);
  const until = Date.now() + patienceMs;
  for (;;) {
    const failure = await tryToConnect(url, patienceMs);
    if (failure === undefined) return;
    if (!mayPass(failure) || Date.now() > until) {
      throw new Error(`The database at ${address} cannot be reached: ${reasonOf(failure)}.`, {
        cause: failure,
      });
    }
    await delay(pollMs);
  }
}

function parseAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new Error('The address of the database must look like postgresql://user:password@host:5432/name.');
  }
  return `${parsed.host || 'localhost'}${parsed.pathname}`;
}

type ConnectionFailure = Error & { code?: string };

async function tryToConnect(url: string, patienceMs: number): Promise<ConnectionFailure | undefined> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: Math.max(patienceMs, 1_000),
  });
  // A connection that breaks after it was refused must not end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return undefined;
  } catch (error) {
    return error as ConnectionFailure;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function mayPass({ code }: ConnectionFailure): boolean {
  const cannotConnectNow = '57P03';
  return code === 'ECONNREFUSED' || code === cannotConnectNow;
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the name of its host is unknown',
  EAI_AGAIN: 'the name of its host cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'the user or the password is wrong',
  '28000': 'the server does not let this user in',
  '3D000': 'the server has no database of that name',
  '57P03': 'it is still starting',
  '53300': 'it has no connection left',
};

function reasonOf({ code = '', message }: ConnectionFailure): string {
  if (message === 'timeout expired') return 'it does not answer';
  return reasons[code] ?? (message || code).replace(/\.$/, '');
}
