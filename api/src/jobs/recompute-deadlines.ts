import { CaseEvent, type CaseFile } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { record, type CaseChange } from '../cases/change-case.ts';
import { stateOf } from '../cases/case-projection.ts';
import type { Desk } from '../context.ts';
import { recompute, type PastEvent, type Recomputed } from '../procedure/recompute.ts';
import { casesToCount } from './cases-to-count.ts';
import { calendarDigest } from './counted-by.ts';
import { changeBySystem } from './system-change.ts';

/** The dates of one case that a changed calendar moved. */
export interface MovedCase {
  reference: string;
  moved: Recomputed['moved'];
}

/** How far a count goes. */
interface Extent {
  /** Counts those too that this calendar has counted already. */
  isWhole?: boolean;
  /** Ends the count; what is left is counted by the next one. */
  signal?: AbortSignal;
}

/**
 * Counts the dates of open cases again by the desk's calendar, such as after a bank holiday was announced: of those that
 * another calendar counted. A case with a date that moved gets an event that says so. Each page of cases remembers that it
 * was counted, so that after a crash only the others are.
 * @returns what moved, oldest case first of each calendar
 */
export async function recomputeDeadlines(
  desk: Desk,
  { isWhole = false, signal }: Extent = {},
): Promise<MovedCase[]> {
  const report: MovedCase[] = [];
  for await (const page of casesToCount(desk, isWhole)) {
    if (signal?.aborted) break;
    const { affected, others } = await look(desk, page);
    await markCounted(desk, others);
    for (const { id } of affected) {
      if (signal?.aborted) break;
      const moved = await moveDeadlines(desk, id);
      if (moved !== null) report.push(moved);
    }
  }
  return report;
}

/** Looks without locking: few calendars move the dates of every case. */
async function look(
  desk: Desk,
  page: readonly CaseFile[],
): Promise<Record<'affected' | 'others', CaseFile[]>> {
  const em = desk.orm.em.fork();
  const histories = await readHistories(em, page);
  const looked = { affected: [] as CaseFile[], others: [] as CaseFile[] };
  for (const caseFile of page) {
    const procedure = await desk.procedures.of(em, caseFile);
    const change = { state: stateOf(caseFile), procedure };
    const { moved } = recomputed(desk, change, histories.get(caseFile.id));
    looked[moved.length > 0 ? 'affected' : 'others'].push(caseFile);
  }
  return looked;
}

/**
 * Remembers that their dates are right by our calendar, but not of one that went on since it was looked at. In order, since
 * another process may mark the same.
 */
async function markCounted({ orm, calendar }: Desk, cases: readonly CaseFile[]): Promise<void> {
  const seen = cases.map(({ id, lastSeq }) => ({ id, seq: lastSeq }));
  await orm.em.fork().execute(
    `update case_file set calendar_digest = ?, counted_seq = last_seq
      where id in (
        select case_file.id
          from case_file join jsonb_to_recordset(?) as seen (id uuid, seq int) using (id)
         where last_seq = seq
         order by case_file.id
           for update of case_file)`,
    [calendarDigest(calendar), JSON.stringify(seen)],
  );
}

async function moveDeadlines(desk: Desk, caseId: string): Promise<MovedCase | null> {
  let result: MovedCase | null = null;
  await changeBySystem(desk, caseId, async (change) => {
    const { caseFile, em } = change;
    const histories = await readHistories(em, [caseFile]);
    const data = recomputed(desk, change, histories.get(caseId));
    if (data.moved.length === 0) return;
    record(change, { type: 'deadlinesRecomputed', data });
    result = { reference: caseFile.reference, moved: data.moved };
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
