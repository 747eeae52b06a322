import pg from 'pg';
import type { Logger } from 'pino';
import { WAKE_UP_CHANNEL } from './announce.ts';
import type { Hub } from './hub.ts';

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

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
  #hasStopped = false;

  constructor(url: string, hub: Hub, log: Logger) {
    this.#url = url;
    this.#hub = hub;
    this.#log = log;
  }

  /** Opens the line. @throws Error when the database cannot be reached this first time */
  async start(): Promise<void> {
    await this.#listen();
  }

  /** Closes the line for good. */
  async stop(): Promise<void> {
    this.#hasStopped = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    await this.#client?.end();
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    client.on('notification', ({ payload }) => {
      const [caseId] = (payload ?? '').split(':');
      if (caseId) this.#hub.wake(caseId);
    });
    client.on('error', (error) => {
      this.#log.warn({ error: error.message }, 'The line for live updates broke');
    });
    await client.connect();
    client.once('end', () => {
      this.#reopen(FIRST_RETRY_MS);
    });
    await client.query(`listen ${WAKE_UP_CHANNEL}`);
    this.#client = client;
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
