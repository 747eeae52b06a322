import type { Logger } from 'pino';
import { inTime, LateAnswer } from './in-time.ts';
import { openRedis, type RedisClient } from './redis-client.ts';

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 2_000;
/** How often the line is tried, and how long an answer may take. */
const HEARTBEAT_MS = 3_000;
const ANSWER_MS = 2_000;

/** What hears of the line. */
interface Listener {
  opened(): void;
  lost(): void;
}

/**
 * The one line of this process to Redis or Valkey. It is opened again whenever it breaks, for as long as it takes;
 * meanwhile everybody who asks is told at once that it is away, and does without.
 */
export class RedisLine {
  readonly #urls: readonly string[];
  readonly #log: Logger;
  readonly #listeners: Listener[] = [];
  #client: RedisClient | null = null;
  #retry: NodeJS.Timeout | null = null;
  #heartbeat: NodeJS.Timeout | null = null;
  #attempts = 0;
  #hasStopped = false;

  /** @param urls of one server, or of nodes of a cluster, of which each leads to all */
  constructor(urls: readonly string[], log: Logger) {
    this.#urls = urls;
    this.#log = log;
  }

  /** Tells of each time that the line opens or breaks. */
  listen(listener: Listener): void {
    this.#listeners.push(listener);
  }

  /** Opens the line. Nothing is thrown where Redis is away: it is tried again until it is there. */
  async start(): Promise<void> {
    await this.#open(FIRST_RETRY_MS);
  }

  /** Closes the line for good. */
  stop(): void {
    this.#hasStopped = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = null;
    if (this.#heartbeat !== null) clearTimeout(this.#heartbeat);
    client?.destroy();
  }

  /** Whether Redis can be asked now. */
  get isOpen(): boolean {
    return this.#client !== null;
  }

  /** Asks Redis. @throws Error when it is away, refuses, or gives no answer in time, which breaks the line */
  async ask<Answer>(question: (client: RedisClient) => Promise<Answer>): Promise<Answer> {
    const client = this.#client;
    if (client === null) throw new Error('Redis is away');
    try {
      return await inTime(question(client), ANSWER_MS);
    } catch (error) {
      if (error instanceof LateAnswer) this.#lose(client, error);
      throw error;
    }
  }

  async #open(delayMs: number): Promise<void> {
    const url = this.#urls[this.#attempts++ % this.#urls.length] ?? '';
    let client: RedisClient;
    try {
      client = await openRedis(url, ANSWER_MS, (broken, error) => {
        this.#lose(broken, error);
      });
    } catch (error) {
      if (delayMs === FIRST_RETRY_MS) this.#log.warn({ error }, 'Redis cannot be reached');
      this.#reopen(Math.min(delayMs * 2, LAST_RETRY_MS));
      return;
    }
    if (this.#hasStopped) {
      client.destroy();
      return;
    }
    this.#client = client;
    this.#beat();
    for (const listener of this.#listeners) listener.opened();
  }

  #lose(client: RedisClient, error: Error): void {
    if (this.#client !== client) return;
    this.#client = null;
    if (this.#heartbeat !== null) clearTimeout(this.#heartbeat);
    this.#log.warn({ error: error.message }, 'The line to Redis broke');
    client.destroy();
    for (const listener of this.#listeners) listener.lost();
    this.#reopen(FIRST_RETRY_MS);
  }

  #reopen(delayMs: number): void {
    if (this.#hasStopped) return;
    this.#retry = setTimeout(() => void this.#open(delayMs), delayMs);
  }

  #beat(): void {
    this.#heartbeat = setTimeout(() => {
      this.ask((client) => client.ping()).then(
        () => {
          if (this.isOpen) this.#beat();
        },
        () => undefined,
      );
    }, HEARTBEAT_MS);
    this.#heartbeat.unref();
  }
}
