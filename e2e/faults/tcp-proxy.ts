import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface Pair {
  caller: Socket;
  server: Socket;
  /** Nothing goes through any more, and neither end is told. */
  isDead: boolean;
}

/** Passes sockets on to a port of this machine, and breaks them in the ways that networks do. */
export class TcpProxy {
  readonly #target: () => number;
  readonly #listener: Server;
  readonly #pairs = new Set<Pair>();
  #isStalled = false;

  private constructor(target: () => number) {
    this.#target = target;
    this.#listener = createServer((caller) => this.#join(caller));
  }

  /** Opens one. @param target the port that it stands before, asked for each connection */
  static async open(target: () => number): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    proxy.#listener.listen(0, '127.0.0.1');
    await once(proxy.#listener, 'listening');
    return proxy;
  }

  /** Where callers reach it. */
  get port(): number {
    return (this.#listener.address() as AddressInfo).port;
  }

  /** Resets every connection; new ones go through. */
  cut(): void {
    for (const { caller, server } of this.#pairs) {
      caller.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  /** Holds every byte, of new connections too, until `resume`. */
  stall(): void {
    this.#isStalled = true;
    for (const { caller, server } of this.#pairs) {
      caller.pause();
      server.pause();
    }
  }

  /** Lets the bytes that were held go on. */
  resume(): void {
    this.#isStalled = false;
    for (const { caller, server } of this.#pairs) {
      caller.resume();
      server.resume();
    }
  }

  /**
   * From now on each open connection swallows what is sent, as if the other end had lost power; new ones work.
   * Those that died before are found out about by now: a server would run out of places for ever more of them.
   */
  halfOpen(): void {
    this.buryDead();
    for (const pair of this.#pairs) pair.isDead = true;
  }

  /** Ends the connections that swallow: the network tells at last, as it does within a quarter of an hour. */
  buryDead(): void {
    for (const { caller, server, isDead } of this.#pairs) {
      if (!isDead) continue;
      caller.destroy();
      server.destroy();
    }
  }

  /** Ends everything. */
  async close(): Promise<void> {
    this.#listener.close();
    for (const { caller, server } of this.#pairs) {
      caller.destroy();
      server.destroy();
    }
    await once(this.#listener, 'close');
  }

  #join(caller: Socket): void {
    const pair: Pair = { caller, server: connect(this.#target(), '127.0.0.1'), isDead: false };
    this.#pairs.add(pair);
    this.#pass(pair, caller, pair.server);
    this.#pass(pair, pair.server, caller);
  }

  #pass(pair: Pair, from: Socket, to: Socket): void {
    from.on('data', (bytes: Buffer) => {
      if (pair.isDead || to.destroyed) return;
      // A reader who does not read must be felt at the other end.
      if (to.write(bytes)) return;
      from.pause();
      to.once('drain', () => {
        if (!this.#isStalled) from.resume();
      });
    });
    from.on('end', () => {
      if (!pair.isDead) to.end();
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      if (pair.isDead && !to.destroyed) return;
      to.destroy();
      this.#pairs.delete(pair);
    });
    if (this.#isStalled) from.pause();
  }
}
