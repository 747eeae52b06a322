import { Letter, type CaseFile, type Notice } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../clock.ts';
import type { Desk } from '../context.ts';
import { alertOfNotice } from './alert-of-notice.ts';

/** What goes by post becomes a letter; what can only be said becomes an alert to say it. */
export async function handToStaff(
  desk: Desk,
  em: SqlEntityManager,
  notice: Notice,
  caseFile: CaseFile,
): Promise<void> {
  if (notice.channel === 'LETTER') {
    notice.state = 'TO_POST';
    em.create(Letter, { notice, madeAt: dateOf(desk.clock.now()) });
    return;
  }
  notice.state = 'WITH_STAFF';
  const kind = notice.channel === 'PHONE' ? 'CALL_CUSTOMER' : 'REACH_BY_OTHER_CHANNEL';
  await alertOfNotice(desk, em, { notice, caseFile, kind });
}
