import type { SqlReader } from '../replica/sql-reader.ts';
import type { Category, Channel } from '../procedure/published.ts';
import type { Period } from './period.ts';

/** How many complaints reached us, of one channel and category. */
export interface ReceivedCount {
  channel: Channel;
  category: Category;
  count: number;
}

/** How often something happened, told apart by the decision or root cause that it carries. */
export interface EventCount {
  type:
    | 'finalResponseIssued'
    | 'escalationRequested'
    | 'escalationDecided'
    | 'caseReferred'
    | 'caseClosed'
    | 'complaintWithdrawn';
  decision: string | null;
  rootCause: string | null;
  count: number;
}

/** How many answers went from this day to that day in London, YYYY-MM-DD. */
export interface AnswerSpan {
  askedOn: string;
  answeredOn: string;
  count: number;
}

/** Complaints that reached us in the period. */
export function countReceived(em: SqlReader, { since, until }: Period): Promise<ReceivedCount[]> {
  return em.execute(
    `select channel, category, count(*)::int as count from case_file
      where received_at >= ? and received_at < ? group by channel, category`,
    [since, until],
  );
}

/** What happened in the period. */
export function countEvents(em: SqlReader, { since, until }: Period): Promise<EventCount[]> {
  return em.execute(
    `select type, data ->> 'decision' as decision, data ->> 'rootCause' as "rootCause", count(*)::int as count
       from case_event
      where type in ('finalResponseIssued', 'escalationRequested', 'escalationDecided', 'caseReferred', 'caseClosed',
                     'complaintWithdrawn')
        and at >= ? and at < ?
      group by 1, 2, 3`,
    [since, until],
  );
}

/** Cases open when the period ended. A case is closed and opened again in turn, so the difference is exact. */
export async function countOpen(em: SqlReader, { until }: Period): Promise<number> {
  const [row] = await em.execute<{ open: number }[]>(
    `select ((select count(*) from case_file where received_at < ?)
           - (select count(*) from case_event where type in ('caseClosed', 'complaintWithdrawn') and at < ?)
           + (select count(*) from case_event where type = 'caseReopened' and at < ?))::int as open`,
    [until, until, until],
  );
  return row?.open ?? 0;
}

/** From receipt, or from when the case was last opened again, to each answer of the period. */
export function readAnswerSpans(em: SqlReader, { since, until }: Period): Promise<AnswerSpan[]> {
  return em.execute(
    `select to_char(coalesce(reopened.at, c.received_at) at time zone 'Europe/London', 'YYYY-MM-DD') as "askedOn",
            to_char(e.at at time zone 'Europe/London', 'YYYY-MM-DD') as "answeredOn", count(*)::int as count
       from case_event e
       join case_file c on c.id = e.case_id
       left join lateral (select max(r.at) as at from case_event r
                           where r.case_id = e.case_id and r.seq < e.seq and r.type = 'caseReopened') reopened on true
      where e.type = 'finalResponseIssued' and e.at >= ? and e.at < ?
      group by 1, 2`,
    [since, until],
  );
}

/** The ratings of the period; `mean` is null when there was none. */
export async function readRatings(
  em: SqlReader,
  { since, until }: Period,
): Promise<{ count: number; mean: number | null }> {
  const [row] = await em.execute<{ count: number; mean: number | null }[]>(
    `select count(*)::int as count, avg(score)::float8 as mean from rating where rated_at >= ? and rated_at < ?`,
    [since, until],
  );
  return row ?? { count: 0, mean: null };
}

/**
 * Lessons not yet put into practice, now.
 * @param today YYYY-MM-DD; what was due before is overdue
 */
export async function countOpenLessons(
  em: SqlReader,
  today: string,
): Promise<{ open: number; overdue: number }> {
  const [row] = await em.execute<{ open: number; overdue: number }[]>(
    `select count(*)::int as open, count(*) filter (where due_on < ?)::int as overdue
       from lesson where completed_at is null`,
    [today],
  );
  return row ?? { open: 0, overdue: 0 };
}
