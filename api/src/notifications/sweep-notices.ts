import type { Desk } from '../context.ts';
import { deliverNotice } from './deliver-notice.ts';

const PAGE = 200;

/**
 * Finds what the queue did not: notices that wait although their time has come, such as one that a crash cut off
 * between sending and marking. Oldest first. One that fails does not keep back the others.
 * @param signal ends the sweep after the notice in hand
 * @returns how many failed; they are found again by the next sweep
 */
export async function sweepNotices(desk: Desk, signal?: AbortSignal): Promise<number> {
  let failed = 0;
  for (const { id } of await waitingNotices(desk)) {
    if (signal?.aborted) return failed;
    try {
      await deliverNotice(desk, id);
    } catch (error) {
      failed++;
      desk.log.error({ error, noticeId: id }, 'A notice could not be delivered; it is tried again');
    }
  }
  return failed;
}

function waitingNotices({ orm, clock }: Desk): Promise<{ id: string }[]> {
  const now = new Date(clock.now().epochMilliseconds);
  return orm.em
    .fork()
    .execute(
      `select id from notice where state = 'WAITING' and next_attempt_at <= ? order by next_attempt_at, id limit ${PAGE}`,
      [now],
    );
}
