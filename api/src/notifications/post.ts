import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Env } from '../env.ts';
import type { Procedure } from '../procedure/published.ts';
import { LocalPost } from './local-post.ts';
import type { Mailbox } from './mailbox-address.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import { SmtpPost } from './smtp-post.ts';

/** Hands mails over. */
export interface Post {
  /** Who writes: the sender of every mail, and with a token the address of answers. */
  readonly from: Mailbox;
  /**
   * Resolves once the mail is in other hands.
   * @param em the caller's, for a post that keeps mails itself
   * @throws Error whose meaning `failureOf` tells
   */
  send(mail: OutgoingMail, em: SqlEntityManager): Promise<void>;
  /** Lets go of the mail server. */
  close(): void;
}

/** To the mail server of SMTP_URL; without one, mails are kept to be looked at. */
export function openPost(env: Env, { organisation }: Procedure): Post {
  const from = env.MAIL_FROM ?? { name: `${organisation.name} complaints`, address: organisation.email };
  return env.SMTP_URL === undefined ? new LocalPost(from) : new SmtpPost(env.SMTP_URL, from);
}

/** Whether mails stay on this desk, for its mailbox page to show: a trial without a mail server, never production. */
export function hasMailbox({ NODE_ENV, SMTP_URL }: Env): boolean {
  return SMTP_URL === undefined && NODE_ENV !== 'production';
}
