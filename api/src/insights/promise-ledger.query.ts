import type { SqlReader } from '../replica/sql-reader.ts';
import type { DeadlineKind } from '../procedure/published.ts';
import type { Period } from './period.ts';
import { percentOf } from './spread.ts';

/** The customer's window to the ombudsman is not ours to keep. */
export const LEDGER_KINDS = [
  'ACKNOWLEDGEMENT',
  'PROGRESS_UPDATE',
  'FINAL_RESPONSE',
  'ESCALATION_DECISION',
  'PAYMENT_LIMIT',
  'PAYMENT_LIMIT_EXTENDED',
  'FINANCIAL_LIMIT',
] as const satisfies readonly DeadlineKind[];

/** How a kind of promise was kept over a period. */
export interface PromiseTally {
  kind: DeadlineKind;
  kept: number;
  missed: number;
  /** How many different cases had one. */
  cases: number;
  /** Rounded down to a tenth; null when there was none. */
  keptPercent: number | null;
}

// A promise missed may be told of twice, by the clock and by the late fulfilment; its case, kind and due time make it
// one. It belongs to the period in which it was due, a promise kept to the one in which it was kept.
const LEDGER = `
  with told as (
    select e.case_id, e.type, e.at, k ->> 'kind' as kind,
           (k ->> 'dueAt')::timestamptz as due_at, (k ->> 'isInTime')::boolean as is_in_time
      from case_event e, jsonb_array_elements(e.data -> 'kept') k
     where e.type in ('complaintAcknowledged', 'progressUpdated', 'delayExplained', 'markedComplex',
                      'finalResponseIssued', 'escalationDecided')
       and e.at >= ?::timestamptz
    union all
    select e.case_id, e.type, e.at, e.data ->> 'kind', (e.data ->> 'dueAt')::timestamptz, false
      from case_event e
     where e.type = 'deadlineMissed' and e.at >= ?::timestamptz
  ), settled as (
    select case_id, kind, due_at, is_in_time from told
     where is_in_time and at < ?::timestamptz
    union
    select case_id, kind, due_at, is_in_time from told
     where not is_in_time and due_at >= ?::timestamptz and due_at < ?::timestamptz
  )
  select kind, count(*) filter (where is_in_time)::int as kept, count(*) filter (where not is_in_time)::int as missed,
         count(distinct case_id)::int as cases
    from settled group by kind`;

/** The promise ledger of a period: every kind in a fixed order, also those that never came up. */
export async function readLedger(em: SqlReader, { since, until }: Period): Promise<PromiseTally[]> {
  const rows = await em.execute<Omit<PromiseTally, 'keptPercent'>[]>(LEDGER, [
    since,
    since,
    until,
    since,
    until,
  ]);
  return LEDGER_KINDS.map((kind) => {
    const { kept, missed, cases } = rows.find((row) => row.kind === kind) ?? { kept: 0, missed: 0, cases: 0 };
    return { kind, kept, missed, cases, keptPercent: percentOf(kept, kept + missed) };
  });
}
