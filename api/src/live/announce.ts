import type { CaseFile } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';

/** The PostgreSQL channel that carries wake-ups: `<case id>:<seq>` and nothing else. */
export const WAKE_UP_CHANNEL = 'case_event';

/** Wakes everyone who watches the case, once the transaction has committed. */
export async function announce(em: SqlEntityManager, caseFile: CaseFile): Promise<void> {
  await em.execute('select pg_notify(?, ?)', [WAKE_UP_CHANNEL, `${caseFile.id}:${caseFile.lastSeq}`]);
}
