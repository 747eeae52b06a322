import { Notice, NOTICE_QUEUE } from '@desk/db';
import { v7 } from 'uuid';
import type { CaseChange } from '../cases/change-case.ts';
import type { Desk } from '../context.ts';
import { noticeOf } from './notice-kinds.ts';

/** What the queue keeps of a notice; whatever else may change until it is sent is read then. */
export interface NoticeJob {
  noticeId: string;
  /** The notices of one case go one after the other. */
  caseId: string;
}

/**
 * Writes what the customer is to be told of the events of a change, in its transaction: when that commits, nothing
 * can lose a notice, and when it does not, none leaves.
 */
export async function writeNotices(desk: Desk, { em, caseFile, at, recorded }: CaseChange): Promise<void> {
  const jobs: NoticeJob[] = [];
  for (const { seq, draft } of recorded) {
    const kind = noticeOf(draft);
    if (kind === null) continue;
    const id = v7();
    const madeAt = new Date(at);
    em.create(Notice, { id, caseFile, seq, kind, channel: 'EMAIL', madeAt, nextAttemptAt: madeAt });
    jobs.push({ noticeId: id, caseId: caseFile.id });
  }
  await desk.jobs.send(
    em,
    NOTICE_QUEUE,
    jobs.map((data) => ({ data })),
  );
}
