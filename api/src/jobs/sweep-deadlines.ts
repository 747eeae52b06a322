import type { CaseFile } from '@desk/db';
import type { Desk } from '../context.ts';
import { missedUncounted } from '../procedure/clocks.ts';
import { missDeadline } from './miss-deadline.ts';

const PAGE = 200;

type OverdueCase = Pick<CaseFile, 'id' | 'deadlines' | 'missed'> & { next_due_at: string };

/** Before every case: a page begins after one. */
const START = { id: '00000000-0000-0000-0000-000000000000', next_due_at: '-infinity' };

/**
 * Finds what the queue did not: deadlines that are over and were not counted, after a lost job, a moved clock or a
 * restored backup. Soonest first, by the index on the next due time. A case that fails does not keep back the others.
 * @param signal ends the sweep after the case in hand
 * @returns how many cases failed; they are found again by the next sweep
 */
export async function sweepDeadlines(desk: Desk, signal?: AbortSignal): Promise<number> {
  let failed = 0;
  let last: Pick<OverdueCase, 'id' | 'next_due_at'> | undefined = START;
  while (last !== undefined) {
    const page: OverdueCase[] = await overdueCases(desk, last);
    for (const overdue of page) {
      if (signal?.aborted) return failed;
      if (!(await isSwept(desk, overdue))) failed++;
    }
    last = page.length === PAGE ? page.at(-1) : undefined;
  }
  return failed;
}

async function isSwept(desk: Desk, { id, deadlines, missed }: OverdueCase): Promise<boolean> {
  try {
    for (const deadline of missedUncounted({ deadlines, missed }, desk.clock.now())) {
      await missDeadline(desk, id, deadline);
    }
    return true;
  } catch (error) {
    desk.log.error({ error, caseId: id }, 'A missed deadline could not be counted; it is tried again');
    return false;
  }
}

function overdueCases(
  { orm, clock }: Desk,
  after: Pick<OverdueCase, 'id' | 'next_due_at'>,
): Promise<OverdueCase[]> {
  const now = new Date(clock.now().epochMilliseconds);
  return orm.em.fork().execute<OverdueCase[]>(
    `select id, deadlines, missed, next_due_at::text as next_due_at
       from case_file
      where next_due_at < ?
        and (next_due_at, id) > (?::timestamptz, ?::uuid)
        and exists (
          select from jsonb_array_elements(deadlines) as deadline
           where deadline->>'kind' <> 'OMBUDSMAN_WINDOW'
             and (deadline->>'dueAt')::timestamptz < ?
             and not missed @> jsonb_build_array(deadline->'kind'))
      order by next_due_at, id
      limit ${PAGE}`,
    [now, after.next_due_at, after.id, now],
  );
}
