import type { SqlReader } from '../replica/sql-reader.ts';
import type { Category } from '../procedure/published.ts';
import type { Period } from './period.ts';

/** Complaints of a category that reached us in the period, and those not closed at its end. */
export interface CaseLoad {
  category: Category;
  opened: number;
  outstanding: number;
}

/** Complaints of a category closed in the period that had come on one day and were closed on another, in London. */
export interface ClosedCount {
  category: Category;
  receivedOn: string;
  closedOn: string;
  count: number;
  upheld: number;
  redressPence: number;
}

/**
 * For these reports a complaint is closed once, by our final response, or without one by the end of the case
 * (DISP 1.10.7R).
 */
const FIRST_END = `
  with ended as (
    select distinct on (case_id) case_id, at, data ->> 'decision' as decision,
           coalesce((data ->> 'redressPence')::bigint, 0) as redress
      from case_event
     where type in ('finalResponseIssued', 'complaintWithdrawn', 'caseClosed') and at < ?
     order by case_id, seq
  )`;

/** Opened in the period and outstanding at its end, by category. */
export function readCaseLoad(em: SqlReader, { since, until }: Period): Promise<CaseLoad[]> {
  return em.execute(
    `${FIRST_END}
     select c.category, count(*) filter (where c.received_at >= ?)::int as opened,
            count(*) filter (where ended.case_id is null)::int as outstanding
       from case_file c left join ended on ended.case_id = c.id
      where c.received_at < ?
      group by c.category`,
    [until, since, until],
  );
}

/** Closed in the period, by category and days. */
export function readClosed(em: SqlReader, { since, until }: Period): Promise<ClosedCount[]> {
  return em.execute(
    `${FIRST_END}
     select c.category, to_char(c.received_at at time zone 'Europe/London', 'YYYY-MM-DD') as "receivedOn",
            to_char(ended.at at time zone 'Europe/London', 'YYYY-MM-DD') as "closedOn", count(*)::int as count,
            count(*) filter (where ended.decision in ('UPHELD', 'PARTLY_UPHELD'))::int as upheld,
            sum(ended.redress)::float8 as "redressPence"
       from ended join case_file c on c.id = ended.case_id
      where ended.at >= ?
      group by 1, 2, 3`,
    [until, since],
  );
}
