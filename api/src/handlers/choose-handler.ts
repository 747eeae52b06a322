import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';

/**
 * The handler for a new case: the fewest open cases first, never someone on leave; when no handler is there, a
 * manager. Null when nobody is.
 */
export async function chooseHandler(em: SqlEntityManager, now: Temporal.Instant): Promise<string | null> {
  const rows = await em.execute<{ id: string }[]>(
    `select s.id
       from staff s
      where s.is_active and s.role in ('HANDLER', 'MANAGER')
        and (s.away_until is null or s.away_until <= ?)
      order by s.role, (select count(*) from case_file c where c.handler_id = s.id and c.closed_at is null), s.id
      limit 1`,
    [new Date(now.epochMilliseconds)],
  );
  return rows[0]?.id ?? null;
}
