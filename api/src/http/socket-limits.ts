import { BlockList, isIPv6 } from 'node:net';
import type { WebSocket } from 'ws';

/** What one client may take of a process by sockets. */
export const SOCKET_LIMITS = {
  /** A frame holds one subscription; more is no honest client. The default of `ws` is 100 MiB. */
  frameBytes: 64 * 1024,
  /** From the handshake to `connection_init`. */
  initMs: 3_000,
  /** Until a peer that is gone without a word is noticed, once asked and once waited for. */
  pingMs: 12_000,
  subscriptions: 20,
  /** Customers of one mobile provider share an address. */
  socketsPerAddress: 100,
  messagesPerMinute: 120,
  /** What waits for a reader who does not read. */
  unsentBytes: 1024 * 1024,
} as const;

/** Close code of RFC 6455, after which clients do not come back by themselves. */
const POLICY_VIOLATION = 1008;

/**
 * Sockets of this machine are not counted: they are a proxy that does not name its clients, which would all be counted
 * as one, or a measurement.
 */
const OURSELVES = new BlockList();
OURSELVES.addSubnet('127.0.0.0', 8, 'ipv4');
OURSELVES.addAddress('::1', 'ipv6');

/** Counts what sockets take, and ends those that take too much. One per process. */
export class SocketLimits {
  readonly #open = new Map<string, number>();

  /** Whether the caller may open one more socket. @param ip as it came, which tells our own machine */
  hasRoom(ip: string, address: string): boolean {
    if (OURSELVES.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4')) return true;
    return (this.#open.get(address) ?? 0) < SOCKET_LIMITS.socketsPerAddress;
  }

  /** Watches a new socket until it closes. @param address what its caller is counted by */
  watch(socket: WebSocket, address: string): void {
    this.#open.set(address, (this.#open.get(address) ?? 0) + 1);
    socket.once('close', () => this.#release(address));
    const limit = new MinuteLimit(SOCKET_LIMITS.messagesPerMinute);
    const look = (): void => {
      // Whoever sends and does not read makes us keep the answers; a closing frame would wait behind them.
      if (socket.bufferedAmount > SOCKET_LIMITS.unsentBytes) socket.terminate();
      else if (!limit.take()) socket.close(POLICY_VIOLATION, 'Too many messages');
    };
    socket.on('message', look);
    socket.on('ping', look);
    socket.on('pong', look);
  }

  #release(address: string): void {
    const left = (this.#open.get(address) ?? 1) - 1;
    if (left === 0) this.#open.delete(address);
    else this.#open.set(address, left);
  }
}

/** Counts within minutes that begin with the first thing counted. */
class MinuteLimit {
  readonly #most: number;
  #count = 0;
  #until = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Counts one. @returns whether it still fits */
  take(): boolean {
    const now = performance.now();
    if (now > this.#until) {
      this.#until = now + 60_000;
      this.#count = 0;
    }
    return ++this.#count <= this.#most;
  }
}
