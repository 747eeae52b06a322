import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * A line to the desk that can break: real sockets on a port of its own, passed on to the desk. It carries pages,
 * requests and live pushes alike.
 */
export class Line {
  readonly #desk: URL;
  readonly #ends = new Set<Socket>();
  #server: Server;
  #port = 0;
  #losesAnswers = false;

  private constructor(desk: URL) {
    this.#desk = desk;
    this.#server = this.#listener();
  }

  /** Opens a line to the desk at an address. */
  static async open(desk: string): Promise<Line> {
    const line = new Line(new URL(desk));
    await line.restore();
    return line;
  }

  /** Where to reach the desk over this line. */
  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Drops every connection and refuses new ones. */
  async cut(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const end of this.#ends) end.resetAndDestroy();
    await closed;
  }

  /** From now on requests reach the desk, but each connection breaks as the desk begins to answer. */
  loseAnswers(): void {
    this.#losesAnswers = true;
  }

  /** Works again, at the same address. */
  async restore(): Promise<void> {
    this.#losesAnswers = false;
    if (this.#server.listening) return;
    this.#server = this.#listener();
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  #listener(): Server {
    return createServer((person) => {
      const desk = connect(Number(this.#desk.port), this.#desk.hostname);
      this.#tie(person, desk);
      this.#tie(desk, person);
      person.pipe(desk);
      desk.on('data', (answer: Buffer) => {
        if (this.#losesAnswers) person.resetAndDestroy();
        else person.write(answer);
      });
      desk.on('end', () => person.end());
    });
  }

  /** When one end breaks, so does the other. */
  #tie(end: Socket, other: Socket): void {
    this.#ends.add(end);
    end.on('error', () => other.destroy());
    end.on('close', () => {
      this.#ends.delete(end);
      other.destroy();
    });
  }
}
