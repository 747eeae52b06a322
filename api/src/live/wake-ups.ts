import { randomUUID } from 'node:crypto';
import { ACCESS_CHANGE_CHANNEL } from '@desk/db';
import pg from 'pg';
import type { Logger } from 'pino';
import { EVERY_CASE, WAKE_UP_CHANNEL } from './announce.ts';
import type { Hub } from './hub.ts';

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 2_000;
const CONNECTING_MS = 5_000;
/** How often the line is tried, and how long an answer may take: a dead network says nothing by itself. */
const HEARTBEAT_MS = 3_000;
const ANSWER_MS = 3_000;

/**
 * Listens for PostgreSQL's notifications and passes them to the hub. A lost connection is opened again, and then
 * everyone is woken, since nothing tells what was missed.
 */
export class WakeUps {
  readonly #url: string;
  readonly #hub: Hub;
  readonly #log: Logger;
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #heartbeat: NodeJS.Timeout | null = null;
  #hasStopped = false;
  readonly #echoes = new Map<string, PromiseWithResolvers<undefined>>();

  constructor(url: string, hub: Hub, log: Logger) {
    this.#url = url;
    this.#hub = hub;
    this.#log = log;
  }

  /** Opens the line. @throws Error when the database cannot be reached this first time */
  async start(): Promise<void> {
    await this.#listen();
    this.#beat();
  }

  /** Closes the line for good. */
  async stop(): Promise<void> {
    this.#hasStopped = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    if (this.#heartbeat !== null) clearTimeout(this.#heartbeat);
    await this.#client?.end();
  }

  /** Milliseconds that a wake-up takes through the database and back. @throws Error when the line is down */
  async roundTrip(): Promise<number> {
    const sentAt = performance.now();
    const id = randomUUID();
    const echo = Promise.withResolvers<undefined>();
    this.#echoes.set(id, echo);
    try {
      if (this.#client === null) throw new Error('The line for live updates is down');
      // Together, since a line that breaks fails both, and nobody would hear of the second.
      await Promise.all([
        this.#client.query('select pg_notify($1, $2)', [WAKE_UP_CHANNEL, `:${id}`]),
        echo.promise,
      ]);
      return Math.round(performance.now() - sentAt);
    } finally {
      this.#echoes.delete(id);
    }
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      keepAlive: true,
      connectionTimeoutMillis: CONNECTING_MS,
      query_timeout: ANSWER_MS,
    });
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === ACCESS_CHANGE_CHANNEL) {
        this.#hub.wake(payload);
        return;
      }
      const [caseId, rest] = payload.split(':');
      if (caseId === EVERY_CASE) this.#hub.wakeAll();
      else if (caseId) this.#hub.wake(caseId);
      else this.#echoes.get(rest ?? '')?.resolve(undefined);
    });
    client.on('error', (error) => {
      this.#log.warn({ error: error.message }, 'The line for live updates broke');
    });
    client.once('end', () => {
      if (this.#client !== client) return;
      this.#client = null;
      for (const echo of this.#echoes.values()) echo.reject(new Error('The line for live updates broke'));
      this.#reopen(FIRST_RETRY_MS);
    });
    try {
      await client.connect();
      await client.query(`listen ${WAKE_UP_CHANNEL}; listen ${ACCESS_CHANGE_CHANNEL}`);
    } catch (error) {
      client.connection.stream.destroy();
      throw error;
    }
    this.#client = client;
    if (this.#hasStopped) await client.end();
  }

  /** Tries the line again and again, and breaks one that does not answer, so that it is opened anew. */
  #beat(): void {
    this.#heartbeat = setTimeout(() => {
      const client = this.#client;
      const late = setTimeout(() => {
        client?.connection.stream.destroy(new Error('The line for live updates was lost without a word.'));
      }, ANSWER_MS);
      this.roundTrip()
        .catch(() => undefined)
        .finally(() => {
          clearTimeout(late);
          if (!this.#hasStopped) this.#beat();
        });
    }, HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  #reopen(delayMs: number): void {
    if (this.#hasStopped) return;
    this.#retry = setTimeout(() => {
      this.#listen().then(
        () => {
          this.#hub.wakeAll();
        },
        () => {
          this.#reopen(Math.min(delayMs * 2, LAST_RETRY_MS));
        },
      );
    }, delayMs);
  }
}
