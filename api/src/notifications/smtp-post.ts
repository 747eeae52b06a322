import type { Transporter } from 'nodemailer';
import type { Mailbox } from './mailbox-address.ts';
import { messageOf, type OutgoingMail } from './outgoing-mail.ts';
import type { Post } from './post.ts';

const SECOND_MS = 1000;

/** A mail server, over a few connections that stay open while there is something to send. */
export class SmtpPost implements Post {
  readonly from: Mailbox;
  readonly #url: string;
  #transport: Promise<Transporter> | undefined;

  constructor(url: string, from: Mailbox) {
    this.#url = url;
    this.from = from;
  }

  async send(mail: OutgoingMail): Promise<void> {
    const transport = await (this.#transport ??= this.#open());
    await transport.sendMail(messageOf(mail, this.from));
  }

  close(): void {
    void this.#transport?.then((transport) => transport.close());
    this.#transport = undefined;
  }

  async #open(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url: this.#url,
      pool: true,
      maxConnections: 4,
      connectionTimeout: 10 * SECOND_MS,
      greetingTimeout: 10 * SECOND_MS,
      socketTimeout: 45 * SECOND_MS,
    });
  }
}
