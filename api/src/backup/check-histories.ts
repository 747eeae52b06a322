import { CaseEvent, CaseFile } from '@desk/db';
import type { MikroORM } from '@mikro-orm/postgresql';
import { readContents } from '../cases/case-contents.queries.ts';
import { firstBroken } from '../cases/history-check.ts';

const CASES_AT_A_TIME = 8;

/** What came of walking the hash chain of every case. */
export interface HistoriesCheck {
  cases: number;
  events: number;
  /** A sentence for each case whose history is not the one that was written. */
  broken: string[];
}

/** Walks the history of every case, with the words that its events sealed. */
export async function checkHistories(orm: MikroORM): Promise<HistoriesCheck> {
  const check: HistoriesCheck = { cases: 0, events: 0, broken: [] };
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const cases = await orm.em
      .fork()
      .find(CaseFile, { id: { $gt: after } }, { orderBy: { id: 'asc' }, limit: CASES_AT_A_TIME });
    if (cases.length === 0) return check;
    for (const { events, broken } of await Promise.all(cases.map((caseFile) => checkCase(orm, caseFile)))) {
      check.cases += 1;
      check.events += events;
      if (broken !== null) check.broken.push(broken);
    }
    after = cases.at(-1)?.id ?? after;
  }
}

async function checkCase(
  orm: MikroORM,
  caseFile: CaseFile,
): Promise<{ events: number; broken: string | null }> {
  const em = orm.em.fork();
  const events = await em.find(CaseEvent, { caseFile: caseFile.id }, { orderBy: { seq: 'asc' } });
  const broken = firstBroken(caseFile, events, await readContents(em, caseFile));
  return { events: events.length, broken: broken && `${caseFile.reference}: ${broken.explanation}` };
}
