import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';

const FOLLOW =
  'subscription ($reference: String!, $after: Int!) { caseEvents(reference: $reference, after: $after) { seq type } }';
const PING_MS = 1_500;
const PONG_MS = 1_500;
const RETRY_MS = 200;

/** An event as a watcher saw it. */
export interface SeenEvent {
  seq: number;
  type: string;
}

/** Follows one case as its customer, over sockets that break, from where it was cut off. */
export class Watcher {
  readonly reference: string;
  readonly seen: SeenEvent[] = [];
  readonly #client: Client;
  readonly #variables: { reference: string; after: number };
  #refusal: unknown = null;
  #hasClosed = false;

  constructor(addresses: readonly string[], reference: string, cookie: string) {
    this.reference = reference;
    let turn = Math.floor(Math.random() * addresses.length);
    let socket: WebSocket | undefined;
    const use = (line: WebSocket): void => {
      socket = line;
    };
    // The client opens a new line at once, and would take what the old one still brings for news of the new one.
    const giveUp = (): void => {
      if (socket !== undefined) socket.onmessage = null;
      this.#client.terminate();
      socket?.terminate();
    };
    class SocketWithCookie extends WebSocket {
      constructor(address: string, protocol: string) {
        super(address, protocol, { headers: { cookie } });
        use(this);
        // One that is given up while it connects says so by an error as well.
        this.on('error', () => undefined);
      }
    }
    let patience: NodeJS.Timeout | undefined;
    // Sent again as it stands at each new connection, so the cursor moves on in place.
    this.#variables = { reference, after: 0 };
    this.#client = createClient({
      url: () => `${(addresses[turn++ % addresses.length] ?? '').replace('http', 'ws')}/graphql`,
      webSocketImpl: SocketWithCookie,
      shouldRetry: () => true,
      retryAttempts: Infinity,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 200)),
      keepAlive: PING_MS,
      on: {
        connecting: () => {
          clearTimeout(patience);
          patience = setTimeout(giveUp, PING_MS + PONG_MS);
        },
        connected: () => clearTimeout(patience),
        ping: (isReceived) => {
          if (!isReceived) patience = setTimeout(giveUp, PONG_MS);
        },
        pong: (isReceived) => {
          if (isReceived) clearTimeout(patience);
        },
        closed: () => clearTimeout(patience),
      },
    });
    this.#follow();
  }

  /** What the desk said when it ended the stream by an error; null while it goes on. */
  get refusal(): unknown {
    return this.#refusal;
  }

  async close(): Promise<void> {
    this.#hasClosed = true;
    await this.#client.dispose();
  }

  #follow(): void {
    this.#client.subscribe<{ caseEvents: SeenEvent }>(
      { query: FOLLOW, variables: this.#variables },
      {
        next: ({ data, errors }) => {
          if (data == null) {
            this.#refusal = errors;
            return;
          }
          this.seen.push(data.caseEvents);
          this.#variables.after = data.caseEvents.seq;
        },
        // What the desk refuses or ends, such as for want of the database, is asked for again.
        error: () => setTimeout(() => this.#follow(), RETRY_MS),
        complete: () => {
          if (!this.#hasClosed) setTimeout(() => this.#follow(), RETRY_MS);
        },
      },
    );
  }
}
