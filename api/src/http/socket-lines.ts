import { CloseCode, type Server } from 'graphql-ws';
import type { WebSocket, WebSocketServer } from 'ws';
import type { Turns } from './turns.ts';

/** Within its period the clock looks after so many shares of the sockets: all at once would take long. */
const SHARES = 24;
/** Close code of RFC 6455. */
const GOING_AWAY = 1001;

/** How the lines are looked after. */
export interface Care {
  /** How often each socket is asked for a sign of life; one that gave none until the next time is gone. */
  pingMs: number;
  /** When what clients say is heard, and that they left. */
  turns: Turns;
  /** Told of what should not happen while a message is handled. */
  onFault: (error: unknown) => void;
}

/**
 * Joins sockets to the protocol of graphql-ws. What that brings for `ws` keeps two timers and the whole request of each
 * socket; here one clock looks after all of them, and `extra` is all that is kept.
 */
export class SocketLines<Extra> {
  readonly #protocol: Server<Extra>;
  readonly #sockets: WebSocketServer;
  readonly #care: Care;
  readonly #shares = Array.from({ length: SHARES }, () => new Set<WebSocket>());
  readonly #asked = new WeakSet<WebSocket>();
  readonly #clock: NodeJS.Timeout;
  #opened = 0;
  #turn = 0;

  constructor(protocol: Server<Extra>, sockets: WebSocketServer, care: Care) {
    this.#protocol = protocol;
    this.#sockets = sockets;
    this.#care = care;
    this.#clock = setInterval(() => this.#lookAfterShare(), care.pingMs / SHARES);
  }

  /** Takes a socket whose handshake is done. */
  open(socket: WebSocket, extra: Extra): void {
    const share = this.#shares[this.#opened++ % SHARES];
    share?.add(socket);
    // After a mistake of the protocol `ws` closes the socket with its code.
    socket.on('error', () => undefined);
    socket.on('pong', () => this.#asked.delete(socket));
    const closed = this.#protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => sendTo(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) =>
          socket.on('message', (data) => this.#care.turns.take(() => this.#hear(socket, data, handle))),
      },
      extra,
    );
    socket.once('close', (code, reason) => {
      share?.delete(socket);
      // After what was said before.
      this.#care.turns.take(() => {
        closed(code, reason.toString()).catch(this.#care.onFault);
      });
    });
  }

  #hear(socket: WebSocket, data: unknown, handle: (text: string) => Promise<void>): void {
    if (socket.readyState !== socket.OPEN) return;
    handle((data as Buffer).toString()).catch((error: unknown) => {
      this.#care.onFault(error);
      socket.close(CloseCode.InternalServerError, 'Internal server error');
    });
  }

  /** Closes all sockets, and waits until they are. */
  async close(): Promise<void> {
    clearInterval(this.#clock);
    for (const socket of this.#sockets.clients) socket.close(GOING_AWAY, 'Going away');
    await new Promise<void>((resolve) => {
      this.#sockets.close(() => resolve());
    });
  }

  #lookAfterShare(): void {
    for (const socket of this.#shares[this.#turn++ % SHARES] ?? []) {
      if (this.#asked.has(socket)) {
        socket.terminate();
        continue;
      }
      this.#asked.add(socket);
      socket.ping();
    }
  }
}

/** Sends a text, and waits until it has left: whoever reads slowly is sent the next one later. */
export function sendTo(socket: WebSocket, text: string | Buffer): Promise<void> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve();
  return new Promise((resolve, reject) => {
    socket.send(text, { binary: false }, (error) => (error ? reject(error) : resolve()));
  });
}
