import { executePrepared } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import { isNamedIn } from './named-in.ts';

/** Nobody deals with more cases at a time: whose are counted further only costs, for each new case. */
const MOST_COUNTED = 100;

/** Who may deal with a case. */
interface Candidate {
  id: string;
  name: string;
}

const CANDIDATES = `
  select s.id, s.name
    from staff s
   cross join lateral (
         select count(*) as cases
           from (select from case_file c where c.handler_id = s.id and c.closed_at is null limit ${MOST_COUNTED}) c
         ) open
   where s.is_active and s.role in ('HANDLER', 'MANAGER')
     and (s.away_until is null or s.away_until <= $1)
   order by s.role, s.is_on_duty desc, open.cases, case when open.cases = ${MOST_COUNTED} then random() end, s.id`;

/**
 * The handler for a new case: the fewest open cases first, by lot among those who have a hundred or more, never someone
 * on leave, never someone whom the complaint names; when no handler is left, a manager, those on duty first. Null when
 * nobody is.
 */
export async function chooseHandler(
  em: SqlEntityManager,
  now: Temporal.Instant,
  whatHappened: string,
): Promise<Candidate | null> {
  const candidates = await executePrepared<Candidate>(em, CANDIDATES, [new Date(now.epochMilliseconds)]);
  return candidates.find((candidate) => !isNamedIn(whatHappened, candidate.name)) ?? null;
}
