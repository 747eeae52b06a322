import { caseStatusSql, type CaseStatus } from '@desk/api/cases/case-status.query';
import type pg from 'pg';

/** The public status of a case by the desk's own query, with the fields in the order in which the load asks for them. */
export async function readStatus(pool: pg.Pool, reference: string): Promise<object | null> {
  const { rows } = await pool.query<CaseStatus>({
    name: 'case-status',
    text: caseStatusSql,
    values: [[reference]],
  });
  const [row] = rows;
  if (!row) return null;
  return {
    reference: row.reference,
    stage: row.stage,
    awaiting: row.awaiting,
    channel: row.channel,
    category: row.category,
    closure: row.closure,
    escalationLevel: row.escalationLevel,
    isComplex: row.isComplex,
    receivedAt: new Date(row.receivedAt),
    seq: row.seq,
    deadlines: row.deadlines.map(({ kind, dueAt, dueOn, isLimit, trace, source }) => ({
      kind,
      dueAt: new Date(dueAt),
      dueOn,
      isLimit,
      trace,
      source,
    })),
    timeline: row.timeline.map(({ seq, type, at }) => ({ seq, type, at: new Date(at) })),
  };
}
