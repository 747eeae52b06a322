import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { Asker } from './asker.ts';

/** Of PostgreSQL's protocol: what a connection sends that only asks to cancel what another one runs. */
const CANCEL_REQUEST = 80_877_102;
const LONGEST_MS = 2_000;
const AGAIN_MS = 100;

/** The server's name for a connection, and the secret by which whoever knows it may cancel what it runs. */
export interface Cancellable extends pg.Client {
  processID: number;
  secretKey: number;
}

/**
 * Cancels what the connection runs once its asker has left, again and again until it is answered: a request that comes
 * before the server began is lost.
 * @returns to be called when the answer is there, which must wait for what it returns: else the cancel could meet the
 *   next statement of the connection, which may be somebody else's
 */
export function stopWhenGone(client: Cancellable, asker: Asker): () => Promise<void> | null {
  let isAnswered = false;
  let cancelling: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    while (!isAnswered) {
      cancelling = cancel(client);
      await cancelling;
      await wait(AGAIN_MS);
    }
  };
  const forget = asker.onLeave(() => void stop());
  return () => {
    isAnswered = true;
    forget();
    return cancelling;
  };
}

/**
 * Resolves once the server has told the backend, or cannot be reached; the time of statements is bounded anyway. By a
 * request of the protocol, since that needs no place in the pool and also names the right one behind a pooler.
 */
async function cancel({ host, port, processID, secretKey }: Cancellable): Promise<void> {
  const line = connect(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port });
  line.on('error', () => undefined);
  line.setTimeout(LONGEST_MS, () => line.destroy());
  const request = Buffer.alloc(16);
  [request.length, CANCEL_REQUEST, processID, secretKey].forEach((value, index) =>
    request.writeInt32BE(value, index * 4),
  );
  line.write(request);
  line.resume();
  await once(line, 'close').catch(() => undefined);
}

/** Lets whoever waits for a connection go on for their own asker, not for the one who gave the connection back. */
export function keepAskers(pool: pg.Pool): void {
  const take = pool.connect.bind(pool) as (...given: unknown[]) => unknown;
  pool.connect = (...given: unknown[]) => {
    const [got] = given;
    return take(...(typeof got === 'function' ? [AsyncLocalStorage.bind(got as () => void)] : [])) as never;
  };
}
