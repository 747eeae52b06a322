import { ReceivedMail } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import { dateOf } from '../clock.ts';
import type { MailFacts } from './decide.ts';

/** What the sender and the case had by mail within the hour. */
export async function recentMail(
  em: SqlEntityManager,
  now: Temporal.Instant,
  senderAddress: string | null,
  caseId: string | undefined,
): Promise<Pick<MailFacts, 'casesOfSenderThisHour' | 'repliesToCaseThisHour'>> {
  const takenAt = { $gt: dateOf(now.subtract({ hours: 1 })) };
  const opened = { senderAddress, state: 'OPENED_CASE', takenAt } as const;
  const added = { caseFile: caseId, state: 'ADDED_TO_CASE', takenAt } as const;
  return {
    casesOfSenderThisHour: senderAddress === null ? 0 : await em.count(ReceivedMail, opened),
    repliesToCaseThisHour: caseId === undefined ? 0 : await em.count(ReceivedMail, added),
  };
}
