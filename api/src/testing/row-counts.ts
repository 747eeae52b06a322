import type { MikroORM } from '@mikro-orm/postgresql';

/** How many rows every table of ours has: equal before and after, nothing was written. */
export async function rowCounts(orm: MikroORM): Promise<Record<string, number>> {
  const em = orm.em.fork();
  const tables = await em.execute<{ name: string }[]>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname = 'public'
        and has_table_privilege(format('%I.%I', schemaname, tablename), 'select') order by 1`,
  );
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as count from ${name}`);
  const rows = await em.execute<{ name: string; count: number }[]>(counts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}
