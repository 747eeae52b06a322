import pg from 'pg';
import { currentAsker } from './asker.ts';
import { preparedName } from './prepared.ts';
import { stopWhenGone, type Cancellable } from './stop-statement.ts';

/** An answer that takes longer is asked after, over another connection. */
const SILENT_MS = 3_000;
const ASKING_MS = 2_000;
/** Longer than any statement may take: by then the answer was lost. */
const LOST_MS = 20_000;

/** PostgreSQL's code for a statement that was cancelled. */
const CANCELLED = '57014';
/** What may be stopped: transactions are begun and ended whoever waits. */
const READS = /^\s*(?:select|with)\b/i;

/**
 * A connection that ends by itself when its server will never answer: a network that swallows packets tells nobody,
 * and a connection that waits for ever is one less for everybody else. What it reads for somebody who has left is
 * stopped.
 */
export class WatchedClient extends pg.Client {
  /** Asks as the client of `pg` does, in each of its forms, hence the loose types. */
  override query(...asked: unknown[]): never {
    const given = namedIfPrepared(asked);
    const asker = currentAsker();
    const mayBeStopped = asker?.mayBeStopped === true && READS.test(textOf(given[0]));
    if (mayBeStopped && asker.isGone) return refused(given.at(-1)) as never;
    const watch = this.#watch();
    const answered = mayBeStopped ? stopWhenGone(this as unknown as Cancellable, asker) : () => null;
    const end = (): Promise<void> | null => {
      watch.end();
      return answered();
    };
    const done = given.at(-1);
    if (typeof done === 'function') {
      given[given.length - 1] = (...answer: unknown[]): void => {
        const tell = (): void => (done as (...answer: unknown[]) => void)(...answer);
        const isQuiet = end();
        if (isQuiet === null) tell();
        else void isQuiet.then(tell);
      };
    }
    const result: unknown = super.query(...(given as [string]));
    if (result instanceof Promise) return result.finally(end) as never;
    if (typeof done !== 'function') void end();
    return result as never;
  }

  #watch(): { end: () => void } {
    const askedAt = performance.now();
    let timer: NodeJS.Timeout;
    const look = (): void => {
      timer = setTimeout(() => {
        this.#isAwaited().then((isAwaited) => {
          if (hasEnded) return;
          if (isAwaited && performance.now() - askedAt < LOST_MS) look();
          else this.#giveUp();
        }, look);
      }, SILENT_MS);
      timer.unref();
    };
    let hasEnded = false;
    look();
    return {
      end: () => {
        hasEnded = true;
        clearTimeout(timer);
      },
    };
  }

  /** Whether the server is still at work for us; also while it cannot be asked, which may pass. */
  async #isAwaited(): Promise<boolean> {
    const { host, port, user, password, database, ssl } = this;
    const other = new pg.Client({
      host,
      port,
      ssl,
      ...(user === undefined ? {} : { user }),
      ...(password == null ? {} : { password }),
      ...(database === undefined ? {} : { database }),
      connectionTimeoutMillis: ASKING_MS,
      query_timeout: ASKING_MS,
    });
    other.on('error', () => undefined);
    try {
      await other.connect();
      const { processID } = this as unknown as { processID: number };
      const { rows } = await other.query<{ state: string }>(
        'select state from pg_stat_activity where pid = $1',
        [processID],
      );
      // A pooler in between has numbers of its own, of which the server knows nothing.
      return rows[0] === undefined || rows[0].state === 'active';
    } catch {
      return true;
    } finally {
      void other.end().catch(() => undefined);
    }
  }

  #giveUp(): void {
    this.connection.stream.destroy(new Error('The connection to the database was lost without a word.'));
  }
}

/** A text with its values, under the name by which the server keeps its plan where it is prepared. */
function namedIfPrepared(asked: unknown[]): unknown[] {
  const [text, values, ...rest] = asked;
  const name = typeof text === 'string' && Array.isArray(values) ? preparedName(text) : undefined;
  return name === undefined ? asked : [{ name, text, values }, ...rest];
}

/** Of a text, or of what names a statement by `text`. */
function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  return (query as { text?: string } | undefined)?.text ?? '';
}

function refused(done: unknown): Promise<never> | undefined {
  const reason = Object.assign(new Error('Nobody waits for this any more'), { code: CANCELLED });
  if (typeof done !== 'function') return Promise.reject(reason);
  queueMicrotask(() => (done as (reason: Error) => void)(reason));
  return undefined;
}

/**
 * Gives a connection that broke while somebody had it back to its pool. Kysely gives back none whose BEGIN or
 * ROLLBACK fails, so that each transaction that a restart of the database cuts off would cost the pool a place.
 */
export function takeBackBroken(pool: pg.Pool): void {
  const held = new WeakMap<pg.PoolClient, () => void>();
  pool.on('acquire', (client) => {
    const takeBack = (): void => {
      const release = client.release.bind(client);
      // Whoever still holds it may give it back as well.
      client.release = () => undefined;
      release(true);
    };
    held.set(client, takeBack);
    client.once('end', takeBack);
  });
  pool.on('release', (_error, client) => {
    const takeBack = held.get(client);
    if (takeBack !== undefined) client.removeListener('end', takeBack);
  });
}
