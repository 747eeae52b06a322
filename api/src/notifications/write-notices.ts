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
export async function writeNotices(desk: Desk, { rows, caseFile, at, recorded }: CaseChange): Promise<void> {
  const jobs: NoticeJob[] = [];
  for (const { seq, draft } of recorded) {
    const kind = noticeOf(draft);
    if (kind === null) continue;
    const id = v7();
    const caseId = caseFile.id;
    rows.add(Notice, { id, caseFile: caseId, seq, kind, channel: 'EMAIL', madeAt: at, nextAttemptAt: at });
    jobs.push({ noticeId: id, caseId });
  }
  await desk.jobs.add(
    rows,
    NOTICE_QUEUE,
    jobs.map((data) => ({ data })),
  );
}
