import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { dateOf } from '../clock.ts';
import type { Desk } from '../context.ts';
import { isOurAddress } from './ourselves.ts';
import { LARGEST_MAIL_BYTES } from './read-mail.ts';
import { takeIn } from './take-in.ts';

const MOST_CLIENTS = 10;
const IDLE_MS = 60_000;
const CLOSE_MS = 10_000;

/** A refusal with its code of SMTP. */
class SmtpRefusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Takes mail for the address of complaints from mail servers and mail programs. A mail is answered with 250 only after
 * it is written down, and with 451 while we cannot, so that its sender keeps it and tries again.
 */
export class SmtpIntake {
  readonly #desk: Desk;
  readonly #server: SMTPServer;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#server = new SMTPServer({
      banner: 'complaints',
      lmtp: desk.env.INBOUND_PROTOCOL === 'lmtp',
      size: LARGEST_MAIL_BYTES,
      // It stands behind a mail server or on a developer's machine; neither has to sign in here.
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      maxClients: MOST_CLIENTS,
      socketTimeout: IDLE_MS,
      closeTimeout: CLOSE_MS,
      onRcptTo: ({ address }, _session, answer) => answer(this.#refusalOf(address)),
      onData: (stream, session, answer) => {
        this.#take(stream, session).then(
          (words) => answer(null, words),
          (error: unknown) => answer(this.#asRefusal(error)),
        );
      },
    });
    this.#server.on('error', (error) => {
      desk.log.warn({ error: error.message }, 'A connection that brings mail failed');
    });
  }

  /** Begins to listen. @returns the port. @throws Error when it is taken */
  async listen(port: number, host: string): Promise<number> {
    const server = this.#server.listen(port, host);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  /** Lets the mails in hand be finished, then closes. */
  stop(): Promise<void> {
    return new Promise((resolve) => this.#server.close(resolve));
  }

  #refusalOf(address: string): SmtpRefusal | null {
    if (isOurAddress(this.#desk, address)) return null;
    return new SmtpRefusal(550, '5.1.1 No such mailbox here.');
  }

  async #take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const raw = await bytesOf(stream);
    if (stream.sizeExceeded) throw new SmtpRefusal(552, '5.3.4 A mail may have up to 40 MB.');
    const { mailFrom, rcptTo } = session.envelope;
    const { mailId, isRepeat } = await takeIn(this.#desk, raw, {
      kind: 'SMTP',
      receivedAt: dateOf(this.#desk.clock.now()),
      returnPath: mailFrom === false ? null : mailFrom.address,
      recipients: rcptTo.map(({ address }) => address),
      isCut: false,
    });
    return isRepeat ? `2.0.0 Known already as ${mailId}` : `2.0.0 Taken in as ${mailId}`;
  }

  #asRefusal(error: unknown): Error {
    if (error instanceof SmtpRefusal) return error;
    this.#desk.log.error({ err: error }, 'A mail could not be taken in; its sender is told to try again');
    return new SmtpRefusal(451, '4.3.0 We cannot take it in just now. Try again later.');
  }
}

/** The bytes, or those up to the limit: what is too large is read to its end, as SMTP demands, and let go. */
async function bytesOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_MAIL_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
