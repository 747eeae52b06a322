import { CaseFile, Contact } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Desk } from '../context.ts';
import { caseOfReplyAddress, noticeOfMessageId } from '../notifications/reply-address.ts';
import { parseReference } from '../procedure/reference.ts';
import type { ProvenCase } from './decide.ts';
import type { IncomingMail, MailSource } from './incoming-mail.ts';
import { isReplyAddress } from './ourselves.ts';

/** What a mail says about cases. */
export interface CasesOfMail {
  proven: ProvenCase[];
  hasUnknownAddress: boolean;
  namedReference: string | null;
}

const REFERENCE = /\bCON[-–— ][0-9A-Z]{4}[-–— ][0-9A-Z]{4}[-–— ][0-9A-Z]{3}\b/i;

/** The cases that a mail proves to know, and the one that it only names. */
export async function casesOfMail(
  desk: Desk,
  em: SqlEntityManager,
  mail: IncomingMail,
  source: MailSource,
): Promise<CasesOfMail> {
  const addresses = [...source.recipients, ...mail.recipients].filter((address) =>
    isReplyAddress(desk, address),
  );
  const byAddress = addresses.map((address) => caseOfReplyAddress(desk.secrets, address));
  const byThread = mail.threadIds.map((id) => noticeOfMessageId(desk.secrets, id)?.caseId ?? null);
  const ids = [...byAddress, ...byThread].filter((id) => id !== null);
  return {
    proven: await readProven(em, [...new Set(ids)]),
    hasUnknownAddress: byAddress.includes(null),
    namedReference: await existing(em, mail.subject),
  };
}

async function readProven(em: SqlEntityManager, ids: string[]): Promise<ProvenCase[]> {
  if (ids.length === 0) return [];
  const contacts = await em.find(Contact, { caseFile: { $in: ids } }, { populate: ['caseFile'] });
  return contacts.map(({ caseFile: { id, reference, stage }, email }) => ({
    id,
    reference,
    stage,
    contactEmail: email?.toLowerCase() ?? null,
  }));
}

async function existing(em: SqlEntityManager, subject: string): Promise<string | null> {
  const parsed = parseReference(REFERENCE.exec(subject)?.[0] ?? '');
  if (!parsed.ok) return null;
  const { reference } = parsed;
  return (await em.count(CaseFile, { reference })) > 0 ? reference : null;
}
