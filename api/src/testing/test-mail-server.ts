import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/** A mail as it arrived. */
export interface ArrivedMail {
  email: Email;
  /** The headers by their names in lower case. */
  headers: Record<string, string>;
  raw: string;
  to: string[];
}

type Answer = (error?: Error | null) => void;

/** A real mail server on a free port, which keeps what arrives and refuses what it is told to. */
export class TestMailServer {
  /** Every mail whose last byte arrived, taken or not, oldest first. */
  readonly arrived: ArrivedMail[] = [];
  readonly #server: SMTPServer;
  readonly #refusals: number[] = [];
  readonly #refusedRecipients = new Map<string, number>();
  #held: Answer[] | null = null;
  #onArrival: (() => void) | null = null;

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _session, answer) => {
        const code = this.#refusedRecipients.get(address);
        answer(code === undefined ? null : refusal(code));
      },
      onData: (stream, session, answer) => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        this.#take(stream, to).then(() => this.#answer(answer), answer);
      },
    });
    this.#server.on('error', () => undefined);
  }

  static async start(): Promise<TestMailServer> {
    const server = new TestMailServer();
    await once(server.#server.listen(0, '127.0.0.1'), 'listening');
    return server;
  }

  /** What SMTP_URL is for this server. */
  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** Answers the next mail with this code, such as 421. */
  refuseNext(code: number): void {
    this.#refusals.push(code);
  }

  /** Refuses this recipient from now on. */
  refuseRecipient(address: string, code: number): void {
    this.#refusedRecipients.set(address, code);
  }

  /** From now on mails arrive, and nobody is told so. */
  holdAnswers(): void {
    this.#held = [];
  }

  /** Takes the mails that are held, and answers as usual again. */
  release(): void {
    for (const answer of this.#held ?? []) answer(null);
    this.#held = null;
  }

  /** Answers as usual again; mails that are held stay unanswered. */
  answerAgain(): void {
    this.#held = null;
  }

  /** Waits until so many mails have arrived in all. */
  async whenArrived(count: number): Promise<void> {
    while (this.arrived.length < count) {
      await new Promise<void>((resolve) => (this.#onArrival = resolve));
    }
  }

  /** The newest mail. */
  get newest(): ArrivedMail {
    const mail = this.arrived.at(-1);
    if (mail === undefined) throw new Error('No mail has arrived.');
    return mail;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(resolve));
  }

  async #take(stream: SMTPServerDataStream, to: string[]): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    const bytes = Buffer.concat(parts);
    const email = await PostalMime.parse(bytes);
    const headers = Object.fromEntries(email.headers.map(({ key, value }) => [key, value]));
    this.arrived.push({ email, headers, raw: bytes.toString('latin1'), to });
    this.#onArrival?.();
  }

  #answer(answer: Answer): void {
    const code = this.#refusals.shift();
    if (this.#held !== null) this.#held.push(answer);
    else answer(code === undefined ? null : refusal(code));
  }
}

function refusal(responseCode: number): Error {
  const message = responseCode < 500 ? 'Try again later' : 'No such mailbox here';
  return Object.assign(new Error(message), { responseCode });
}
