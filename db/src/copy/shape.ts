import pg from 'pg';
import { JOB_SCHEMA } from '../jobs.ts';

/** A table as it is copied: its columns in their order. */
export interface TableShape {
  name: string;
  columns: string[];
}

/** The list of what was migrated is made anew by migrating, hence never copied. */
export const MIGRATIONS_TABLE = 'mikro_orm_migrations';

/** Jobs that still have to run; what is done already stands in the history of its case. */
export const WAITING_JOBS = `${JOB_SCHEMA}.job where state < 'completed'`;

/** The tables of the product, each after those that it refers to, so that they can be filled in this order. */
export async function readShape(client: pg.Client): Promise<TableShape[]> {
  const { rows: tables } = await client.query<TableShape>(
    `select relname as name, array_agg(attname::text order by attnum) as columns
     from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> $1
     group by relname order by relname`,
    [MIGRATIONS_TABLE],
  );
  const { rows: links } = await client.query<{ table: string; needed: string }>(
    `select child.relname as table, parent.relname as needed
     from pg_constraint
     join pg_class child on child.oid = conrelid join pg_class parent on parent.oid = confrelid
     where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`,
  );
  return inOrder(
    tables,
    Map.groupBy(links, (link) => link.table),
  );
}

/** The names of the migrations that ran, in the order in which they did; null when there is no list of them. */
export async function readMigrations(client: pg.Client): Promise<string[] | null> {
  const { rows } = await client.query<{ table: string | null }>('select to_regclass($1)::text as table', [
    MIGRATIONS_TABLE,
  ]);
  if (rows[0]?.table == null) return null;
  const executed = await client.query<{ name: string }>(`select name from ${MIGRATIONS_TABLE} order by id`);
  return executed.rows.map(({ name }) => name);
}

/** What COPY reads from or writes to. */
export function copied({ name, columns }: TableShape): string {
  return `public.${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;
}

function inOrder(
  tables: readonly TableShape[],
  links: ReadonlyMap<string, { needed: string }[]>,
): TableShape[] {
  const placed = new Set<string>();
  const ordered: TableShape[] = [];
  let waiting = [...tables];
  while (waiting.length > 0) {
    const isReady = ({ name }: TableShape): boolean =>
      (links.get(name) ?? []).every(({ needed }) => placed.has(needed));
    const ready = waiting.filter(isReady);
    if (ready.length === 0)
      throw new Error('The tables refer to each other in a circle: none can be filled first.');
    for (const { name } of ready) placed.add(name);
    ordered.push(...ready);
    waiting = waiting.filter(({ name }) => !placed.has(name));
  }
  return ordered;
}
