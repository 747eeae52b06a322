import { ReceivedMail } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import { dateOf } from '../clock.ts';
import type { MailFacts } from './decide.ts';

type Recent = 'casesOfSenderThisHour' | 'casesOfSenderThisDay' | 'repliesToCaseThisHour';

/** What the sender and the case had by mail of late. */
export async function recentMail(
  em: SqlEntityManager,
  now: Temporal.Instant,
  senderAddress: string | null,
  caseId: string | undefined,
): Promise<Pick<MailFacts, Recent>> {
  const within = (hours: number) => ({ $gt: dateOf(now.subtract({ hours })) });
  const casesWithin = (hours: number): Promise<number> =>
    em.count(ReceivedMail, { senderAddress, state: 'OPENED_CASE', takenAt: within(hours) });
  const added = { caseFile: caseId, state: 'ADDED_TO_CASE', takenAt: within(1) } as const;
  return {
    casesOfSenderThisHour: senderAddress === null ? 0 : await casesWithin(1),
    casesOfSenderThisDay: senderAddress === null ? 0 : await casesWithin(24),
    repliesToCaseThisHour: caseId === undefined ? 0 : await em.count(ReceivedMail, added),
  };
}
