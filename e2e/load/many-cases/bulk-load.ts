import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Lines of many rows, as COPY reads them. */
export type Text = Iterable<string>;

/** A row by the names of its columns, as COPY writes it. */
export type Columns = Record<string, string | null>;

/** Adds rows to a table, whose indexes are made anew from all of them: a tenth of the work of keeping each up. */
export async function addRows(client: pg.Client, table: string, text: Text): Promise<void> {
  const makeIndexes = await dropIndexes(client, table);
  await copy(client, table, text);
  await makeIndexes();
  await client.query(`vacuum analyze ${table}`);
}

/**
 * Fills a table with other rows than it had. Since it is emptied by the same transaction, nothing of it goes to the log,
 * and its rows are written as if vacuumed.
 */
export async function replaceRows(client: pg.Client, table: string, text: Text): Promise<void> {
  const makeIndexes = await dropIndexes(client, table);
  await client.query(`begin; truncate ${table}`);
  await copy(client, table, text, 'with (freeze)');
  await client.query('commit');
  await makeIndexes();
  await client.query(`analyze ${table}`);
}

/** A row as COPY reads it. */
export function lineOf(row: Columns): string {
  return `${Object.values(row).map(escaped).join('\t')}\n`;
}

/** The row that a query finds. */
export async function rowAsText(client: pg.Client, sql: string, values: unknown[] = []): Promise<Columns> {
  const { rows } = await client.query<{ key: string; value: string | null }>(
    `select key, value from json_each_text((select row_to_json(r) from (${sql}) r))`,
    values,
  );
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(value: string | null): string {
  return value === null ? '\\N' : value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? '');
}

async function copy(client: pg.Client, table: string, text: Text, options = ''): Promise<void> {
  const names = await client.query<{ names: string }>(
    `select string_agg(quote_ident(attname), ',' order by attnum) as names
       from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  const stream = client.query(
    copyFrom(`copy ${table} (${names.rows[0]?.names ?? ''}) from stdin ${options}`),
  );
  await pipeline(Readable.from(text), stream);
}

/** Drops the indexes but for the primary key, to which foreign keys point. @returns what makes them anew */
async function dropIndexes(client: pg.Client, table: string): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ drop: string; make: string }>(
    `select case when k.oid is null then format('drop index %s', i.indexrelid::regclass)
                 else format('alter table %s drop constraint %I', i.indrelid::regclass, k.conname) end as drop,
            case when k.oid is null then pg_get_indexdef(i.indexrelid)
                 else format('alter table %s add constraint %I %s', i.indrelid::regclass, k.conname,
                             pg_get_constraintdef(k.oid)) end as make
       from pg_index i left join pg_constraint k on k.conindid = i.indexrelid and k.contype = 'u'
      where i.indrelid = $1::regclass and not i.indisprimary`,
    [table],
  );
  for (const { drop } of rows) await client.query(drop);
  return async () => {
    for (const { make } of rows) await client.query(make);
  };
}
