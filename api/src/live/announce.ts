import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { CaseChange } from '../cases/change-case.ts';
import type { Desk } from '../context.ts';

/** The PostgreSQL channel that carries wake-ups: `<case id>:<seq>` and nothing else. */
export const WAKE_UP_CHANNEL = 'case_event';

/** In place of a case's id: whatever somebody watches, access may have ended. */
export const EVERY_CASE = '*';

/** Wakes everyone who watches the case, once the transaction of the change has committed. */
export function announce({ fanOut }: Desk, change: CaseChange): void {
  const { rows, caseFile } = change;
  if (fanOut === null) rows.notify(WAKE_UP_CHANNEL, `${caseFile.id}:${caseFile.lastSeq}`);
  else fanOut.announce(change);
}

/**
 * Wakes watchers because access was taken away, once the transaction has committed: each looks whether it may go on.
 * @param caseId null when staff lost access, who may watch any case
 */
export async function announceRevocation(em: SqlEntityManager, caseId: string | null): Promise<void> {
  await em.execute('select pg_notify(?, ?)', [WAKE_UP_CHANNEL, `${caseId ?? EVERY_CASE}:0`]);
}
