import { NOTICE_QUEUE, type Notice } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../clock.ts';
import type { Desk } from '../context.ts';
import { nextAttempt } from './retry.ts';

/** Puts a notice off that could not be sent for a time. @returns false when it has been tried long enough */
export async function tryLater(
  desk: Desk,
  em: SqlEntityManager,
  notice: Notice,
  reason: string,
): Promise<boolean> {
  notice.attempts += 1;
  notice.failure = reason;
  const next = nextAttempt(desk.clock.now(), notice.attempts);
  if (next === null) return false;
  notice.nextAttemptAt = dateOf(next);
  const data = { noticeId: notice.id, caseId: notice.caseFile.id };
  await desk.jobs.send(em, NOTICE_QUEUE, [{ data, startAfter: notice.nextAttemptAt }]);
  return true;
}
