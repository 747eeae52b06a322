import { setTimeout } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import pg from 'pg';
import type { Desk } from '../context.ts';
import { imapAddress, imapClient, takeInMailbox, type ImapAddress } from './imap-mailbox.ts';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;
/** Looks again even if the server told of nothing new, and for mails that could not be taken in. */
const LOOK_AGAIN_MS = 60_000;
/** Another process that reads the mailbox may have ended. */
const TURN_RETRY_MS = 15_000;
/** Any number that nothing else locks; without the lock every process would fetch every mail. */
const MAILBOX_LOCK = 7_306_101;

/** Reads a mailbox for as long as the process lives, and is told by the server when something comes (IDLE). */
export class ImapIntake {
  readonly #desk: Desk;
  readonly #address: ImapAddress;
  readonly #stopping = new AbortController();
  #reading: Promise<void> = Promise.resolve();

  constructor(desk: Desk, url: string) {
    this.#desk = desk;
    this.#address = imapAddress(url);
  }

  /** Begins; a server that is away is tried again for ever. */
  start(): void {
    this.#reading = this.#readForEver();
  }

  /** Ends once the mail in hand is taken in. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#reading;
  }

  async #readForEver(): Promise<void> {
    let retryMs = FIRST_RETRY_MS;
    while (!this.#isStopping()) {
      try {
        const hadTurn = await this.#inTurn(() => this.#readUntilCutOff());
        retryMs = FIRST_RETRY_MS;
        if (!hadTurn) await this.#pause(TURN_RETRY_MS);
      } catch (error) {
        if (this.#isStopping()) return;
        const { host, folder } = this.#address;
        this.#desk.log.warn(
          { error: wordsOf(error), host, folder },
          'The mailbox cannot be read; it is tried again',
        );
        await this.#pause(retryMs);
        retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
      }
    }
  }

  /** One process at a time reads the mailbox. @returns false when another one does */
  async #inTurn(read: () => Promise<void>): Promise<boolean> {
    const line = new pg.Client({ connectionString: String(this.#desk.orm.config.get('clientUrl')) });
    // Who lost the lock reads on to the end: a mail that two processes read is taken in once all the same.
    line.on('error', (error) => {
      this.#desk.log.warn(
        { error: error.message },
        'The line that keeps other processes from the mailbox broke',
      );
    });
    await line.connect();
    try {
      const { rows } = await line.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
        MAILBOX_LOCK,
      ]);
      if (rows[0]?.held !== true) return false;
      await read();
      return true;
    } finally {
      await line.end();
    }
  }

  async #readUntilCutOff(): Promise<void> {
    const client = await imapClient(this.#address);
    const { signal } = this.#stopping;
    const ended = Promise.withResolvers<never>();
    // It may end while nobody waits for it.
    ended.promise.catch(() => undefined);
    client.on('error', (error: Error) => ended.reject(error));
    client.on('close', () => ended.reject(new Error('The server closed the connection')));
    const onStop = (): void => client.close();
    signal.addEventListener('abort', onStop);
    try {
      await client.connect();
      await client.mailboxOpen(this.#address.folder);
      while (!signal.aborted) {
        const news = somethingNew(client);
        await takeInMailbox(this.#desk, client, signal);
        // Ends by itself at the next command.
        client.idle().catch((error: unknown) => ended.reject(error));
        await Promise.race([news.heard, ended.promise, this.#pause(LOOK_AGAIN_MS)]);
        news.stop();
      }
    } finally {
      signal.removeEventListener('abort', onStop);
      client.close();
    }
  }

  #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #pause(milliseconds: number): Promise<void> {
    await setTimeout(milliseconds, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}

/** Listens before the mailbox is looked through, so that nothing that comes meanwhile is missed. */
function somethingNew(client: ImapFlow): { heard: Promise<undefined>; stop: () => void } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const hear = (): void => resolve(undefined);
  client.once('exists', hear);
  return { heard: promise, stop: () => void client.off('exists', hear) };
}

function wordsOf(error: unknown): string {
  const { message, responseText } = error as Error & { responseText?: string };
  return responseText ?? message;
}
