import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import { isNamedIn } from './named-in.ts';

/**
 * The handler for a new case: the fewest open cases first, never someone on leave, never someone whom the complaint
 * names; when no handler is left, a manager, those on duty first. Null when nobody is.
 */
export async function chooseHandler(
  em: SqlEntityManager,
  now: Temporal.Instant,
  whatHappened: string,
): Promise<string | null> {
  const candidates = await em.execute<{ id: string; name: string }[]>(
    `select s.id, s.name
       from staff s
      where s.is_active and s.role in ('HANDLER', 'MANAGER')
        and (s.away_until is null or s.away_until <= ?)
      order by s.role, s.is_on_duty desc,
               (select count(*) from case_file c where c.handler_id = s.id and c.closed_at is null), s.id`,
    [new Date(now.epochMilliseconds)],
  );
  return candidates.find((candidate) => !isNamedIn(whatHappened, candidate.name))?.id ?? null;
}
