import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes everything and counts how often each Message-ID came. */
export class MailSink {
  readonly counts = new Map<string, number>();
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, answer) => {
      text(stream).then((mail) => {
        const [, id = ''] = /^Message-ID:\s*(\S+)/im.exec(mail) ?? [];
        this.counts.set(id, (this.counts.get(id) ?? 0) + 1);
        answer();
      }, answer);
    },
  });

  static async open(): Promise<MailSink> {
    const sink = new MailSink();
    // A desk that is killed in the middle of a mail breaks its connection; that is no fault of the server.
    sink.#server.on('error', () => undefined);
    await once(sink.#server.listen(0, '127.0.0.1'), 'listening');
    return sink;
  }

  /** What SMTP_URL is for it. */
  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(resolve);
    });
  }
}
