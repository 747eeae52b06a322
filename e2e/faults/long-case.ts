import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { Client } from './client.ts';
import type { SeenEvent } from './watcher.ts';

const MESSAGES = 40;
const LONG_TEXT = 'All that we have found so far. '.repeat(300);
/** Subscriptions on one socket; together they are sent several times what the kernel takes. */
const READERS = 20;
const NOT_READING_MS = 2_000;
const CATCHING_UP_MS = 20_000;

const SUBMIT =
  'mutation ($input: SubmitComplaintInput!) { submitComplaint(input: $input) { status { reference } } }';
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { case { seq } } }';
const FOLLOW =
  'subscription ($reference: String!, $after: Int!) { caseEvents(reference: $reference, after: $after) { seq type text } }';

/** A case with a long history, for watchers who do not read what they are sent. */
export class LongCase {
  readonly reference: string;
  readonly #addresses: readonly string[];
  readonly #cookie: string;
  readonly #staff: Client;
  /** Readers who were not told the whole history, in words. */
  readonly faults: string[] = [];

  private constructor(reference: string, addresses: readonly string[], cookie: string, staff: Client) {
    this.reference = reference;
    this.#addresses = addresses;
    this.#cookie = cookie;
    this.#staff = staff;
  }

  /** Makes one. */
  static async make(addresses: readonly string[], staff: Client): Promise<LongCase> {
    const contact = { name: 'Long Story', email: 'long@mail.example' };
    const input = { idempotencyKey: randomUUID(), category: 'OTHER', whatHappened: 'A long story.', contact };
    const customer = new Client(addresses);
    const made = await customer.askUntilAnswered<{ submitComplaint: { status: { reference: string } } }>(
      SUBMIT,
      {
        input,
      },
    );
    const long = new LongCase(made.submitComplaint.status.reference, addresses, customer.cookie, staff);
    for (let sent = 0; sent < MESSAGES; sent++) await long.#send();
    return long;
  }

  /** Subscribes many times on one socket, reads nothing for a while though more happens, then reads it all. */
  async readSlowly(): Promise<void> {
    const address = this.#addresses[Math.floor(Math.random() * this.#addresses.length)] ?? '';
    const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: { cookie: this.#cookie },
    });
    const lists = Array.from({ length: READERS }, (): number[] => []);
    const told = new Promise<void>((resolve) => {
      socket.on('message', (raw: Buffer) => {
        const { type, id, payload } = JSON.parse(raw.toString()) as Message;
        if (type === 'connection_ack') this.#subscribe(socket);
        if (type === 'connection_ack') socket.pause();
        if (type !== 'next') return;
        lists[Number(id)]?.push(payload.data.caseEvents.seq);
        resolve();
      });
    });
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    await pause(NOT_READING_MS);
    const lastSeq = await this.#send();
    socket.resume();
    await told;
    const until = Date.now() + CATCHING_UP_MS;
    while (Date.now() < until && lists.some((list) => list.at(-1) !== lastSeq)) await pause(50);
    socket.close();
    const expected = Array.from({ length: lastSeq }, (_, index) => index + 1).join();
    for (const list of lists) {
      const isWhole = list.join() === expected;
      if (!isWhole)
        this.faults.push(`A slow reader of ${lastSeq} events was told ${list.length}: ${list.join()}`);
    }
  }

  #subscribe(socket: WebSocket): void {
    for (let id = 0; id < READERS; id++) {
      const payload = { query: FOLLOW, variables: { reference: this.reference, after: 0 } };
      socket.send(JSON.stringify({ type: 'subscribe', id: String(id), payload }));
    }
  }

  /** @returns the seq of the newest event */
  async #send(): Promise<number> {
    const input = { reference: this.reference, text: LONG_TEXT, idempotencyKey: randomUUID() };
    const data = await this.#staff.askUntilAnswered<{ sendMessage: { case: { seq: number } } }>(SEND, {
      input,
    });
    return data.sendMessage.case.seq;
  }
}

interface Message {
  type: string;
  id: string;
  payload: { data: { caseEvents: SeenEvent } };
}
