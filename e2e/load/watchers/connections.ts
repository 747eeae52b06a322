import { WebSocket } from 'ws';

/** How the server under test speaks: graphql-ws, or bare texts. */
export type Speech = 'graphql-ws' | 'texts';

/** Told of each status that arrives: whose, and its seq. */
export type OnStatus = (watcher: number, seq: number) => void;

const SUBPROTOCOL = 'graphql-transport-ws';

/** One watcher's socket; kept small, so that ten thousand fit into the process that makes the load. */
export class Connection {
  readonly #socket: WebSocket;
  /** Resolves with true at the first status, with false when the socket closes before. */
  readonly first: Promise<boolean>;

  constructor(url: string, speech: Speech, subscribe: string, watcher: number, onStatus: OnStatus) {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.first = promise;
    const options = { perMessageDeflate: false };
    this.#socket =
      speech === 'texts' ? new WebSocket(url, options) : new WebSocket(url, SUBPROTOCOL, options);
    this.#socket.on('open', () => this.#socket.send(speech === 'texts' ? subscribe : INIT));
    this.#socket.on('error', () => resolve(false));
    this.#socket.on('close', () => resolve(false));
    this.#socket.on('message', (data) => {
      const text = (data as Buffer).toString('latin1');
      if (text.startsWith('{"type":"connection_ack"')) {
        this.#socket.send(subscribe);
        return;
      }
      const seq = seqIn(text);
      if (seq === null) return;
      onStatus(watcher, seq);
      resolve(true);
    });
  }

  /** Breaks the line without a word. */
  drop(): void {
    this.#socket.terminate();
  }
}

const INIT = JSON.stringify({ type: 'connection_init', payload: { client: 'portal' } });

/** The first seq in an answer is the case's; to read all of it would take more time than to serve it. */
function seqIn(text: string): number | null {
  const at = text.indexOf('"seq":');
  return at < 0 ? null : Number.parseInt(text.slice(at + 6, at + 16), 10);
}
