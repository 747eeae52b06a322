import { MailboxMail } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Mailbox } from './mailbox-address.ts';
import { messageOf, type OutgoingMail } from './outgoing-mail.ts';
import type { Post } from './post.ts';

/** Keeps mails, whole as they would have left, for the mailbox page. */
export class LocalPost implements Post {
  readonly from: Mailbox;

  constructor(from: Mailbox) {
    this.from = from;
  }

  async send(mail: OutgoingMail, em: SqlEntityManager): Promise<void> {
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
    const { message } = await transport.sendMail(messageOf(mail, this.from));
    em.create(MailboxMail, {
      recipient: mail.to.address,
      subject: mail.subject,
      raw: message as Buffer,
      sentAt: mail.sentAt,
    });
    await em.flush();
  }

  /** Nothing is held. */
  close(): void {
    // Each mail was written when it was sent.
  }
}
