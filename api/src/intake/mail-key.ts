import { createHash } from 'node:crypto';
import type { IncomingMail } from './incoming-mail.ts';

/**
 * What tells a mail from every other one. The sender belongs to it: a stranger who sends the Message-ID of somebody
 * else's mail ahead of it must not make us take that mail for a repeat.
 */
export function mailKey({ messageId, sender }: IncomingMail, raw: Buffer): string {
  const name = messageId === null ? raw : JSON.stringify([messageId, sender.address]);
  return createHash('sha256').update(name).digest('hex');
}
