import { CaseEvent, CaseFile } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { record, type CaseChange } from '../cases/change-case.ts';
import { stateOf } from '../cases/case-projection.ts';
import type { Desk } from '../context.ts';
import { recompute, type PastEvent, type Recomputed } from '../procedure/recompute.ts';
import { changeBySystem } from './system-change.ts';

const PAGE = 200;

/** The dates of one case that a changed calendar moved. */
export interface MovedCase {
  reference: string;
  moved: Recomputed['moved'];
}

/**
 * Counts the dates of all open cases again by the desk's calendar, such as after a bank holiday was announced. A case
 * with a date that moved gets an event that says so.
 * @returns what moved, oldest case first
 */
export async function recomputeDeadlines(desk: Desk): Promise<MovedCase[]> {
  const report: MovedCase[] = [];
  let after = '';
  for (;;) {
    const page = await openCasesAfter(desk, after);
    for (const caseId of await affected(desk, page)) {
      const moved = await moveDeadlines(desk, caseId);
      if (moved !== null) report.push(moved);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.id;
  }
  return report;
}

function openCasesAfter({ orm }: Desk, id: string): Promise<CaseFile[]> {
  const where = { nextDueAt: { $ne: null }, ...(id === '' ? {} : { id: { $gt: id } }) };
  return orm.em.fork().find(CaseFile, where, { orderBy: { id: 'asc' }, limit: PAGE });
}

/** Looks without locking: on most starts nothing has changed. */
async function affected(desk: Desk, page: readonly CaseFile[]): Promise<string[]> {
  const em = desk.orm.em.fork();
  const histories = await readHistories(em, page);
  const ids: string[] = [];
  for (const caseFile of page) {
    const procedure = await desk.procedures.of(em, caseFile);
    const change = { state: stateOf(caseFile), procedure };
    if (recomputed(desk, change, histories.get(caseFile.id)).moved.length > 0) ids.push(caseFile.id);
  }
  return ids;
}

async function moveDeadlines(desk: Desk, caseId: string): Promise<MovedCase | null> {
  let result: MovedCase | null = null;
  await changeBySystem(desk, caseId, async (change) => {
    const histories = await readHistories(change.em, [change.caseFile]);
    const data = recomputed(desk, change, histories.get(caseId));
    if (data.moved.length === 0) return;
    record(change, { type: 'deadlinesRecomputed', data });
    result = { reference: change.caseFile.reference, moved: data.moved };
  });
  return result;
}

function recomputed(
  desk: Desk,
  { state, procedure }: Pick<CaseChange, 'state' | 'procedure'>,
  events: PastEvent[] = [],
): Recomputed {
  return recompute({ state, events, now: desk.clock.now() }, desk.calendar, procedure);
}

/** The events that began deadlines, by case id, oldest first. */
async function readHistories(
  em: SqlEntityManager,
  cases: readonly CaseFile[],
): Promise<Map<string, PastEvent[]>> {
  const types = ['complaintAcknowledged', 'markedComplex', 'escalationRequested', 'caseReopened'];
  const events = await em.find(
    CaseEvent,
    { caseFile: { $in: cases.map(({ id }) => id) }, type: { $in: types } },
    { orderBy: { caseFile: 'asc', seq: 'asc' } },
  );
  return Map.groupBy(
    events.map(({ caseFile, type, at, data }) => ({
      caseId: caseFile.id,
      type,
      at: at.toISOString(),
      data: data,
    })),
    ({ caseId }) => caseId,
  );
}
