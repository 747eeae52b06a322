import { ReceivedMail, type MailKind } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IncomingMail, MailSource } from './incoming-mail.ts';
import { newWords } from './new-words.ts';
import type { MailEvidence } from './mail-evidence.ts';

/** A mail that was read, before it is known what becomes of it. */
export interface Arrival {
  mail: IncomingMail;
  raw: Buffer;
  key: string;
  source: MailSource;
  evidence: MailEvidence;
}

/** Writes a mail down; until somebody decides otherwise it waits for staff. */
export async function keepMail(
  em: SqlEntityManager,
  { mail, raw, key, source, evidence }: Arrival,
  kind: MailKind,
  now: Date,
): Promise<ReceivedMail> {
  const { sender, subject, text, messageId, sentAt, threadIds } = mail;
  const row = em.create(ReceivedMail, {
    mailKey: key,
    source: source.kind,
    kind,
    state: 'UNMATCHED',
    reasons: [],
    senderName: sender.name,
    senderAddress: sender.address,
    subject,
    text,
    newText: threadIds.length > 0 ? newWords(text) : text,
    attachments: evidence.attachments,
    messageId,
    returnPath: source.returnPath?.slice(0, 320) ?? null,
    sentAt,
    receivedAt: source.receivedAt < now ? source.receivedAt : now,
    takenAt: now,
    raw: Buffer.alloc(0),
  });
  await em.flush();
  await keepRaw(em, row.id, raw);
  return row;
}

/** As a parameter of its own: the mapper would write 40 MB into the statement's text, which takes seconds. */
async function keepRaw(em: SqlEntityManager, id: string, raw: Buffer): Promise<void> {
  const kysely = em.getKysely<{ received_mail: { id: string; raw: Buffer } }>();
  await kysely.updateTable('received_mail').set({ raw }).where('id', '=', id).execute();
}
