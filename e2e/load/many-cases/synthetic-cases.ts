import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newReference } from '@desk/api/procedure/reference';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { HANDLERS, handlerId } from './staff.ts';

/** One in so many cases is open, but never more than so many of them. */
const OPEN_ONE_IN = 3;
const MOST_OPEN = 100_000;
const DAY_MS = 24 * 3_600_000;
const LINES_AT_ONCE = 500;

type Columns = Record<string, string | null>;

/** The reference number of a synthetic case, from 0. */
export function referenceOf(index: number): string {
  const bytes = createHash('sha256').update(`case ${index}`).digest();
  return newReference((length) => bytes.subarray(0, length));
}

/** The id of a synthetic case, from 0. */
export function idOf(index: number): string {
  return `01900000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
}

/** So many different cases, spread over all of them. */
export function sample(cases: number, size: number): number[] {
  const step = Math.max(1, Math.floor(cases / size));
  return Array.from({ length: Math.min(size, cases) }, (_, index) => index * step);
}

/**
 * Fills a database by COPY with cases made like the newest one in it: some open, shared by the handlers, with the events
 * and deadlines of that one, and no words. What the hashes seal is not theirs: nobody verifies them here.
 */
export async function fillWithCases(client: pg.Client, cases: number): Promise<void> {
  const caseFile = await rowAsText(client, 'select * from case_file order by received_at desc limit 1');
  const events: Columns[] = [];
  for (let seq = 1; seq <= Number(caseFile['last_seq']); seq++)
    events.push(
      await rowAsText(client, 'select * from case_event where case_id = $1 and seq = $2', [
        caseFile['id'],
        seq,
      ]),
    );
  // Without triggers and foreign keys, which would be checked line by line.
  await client.query('set session_replication_role = replica');
  await copy(
    client,
    'case_file',
    lines(cases, (index) => [caseColumns(caseFile, index, cases)]),
  );
  await copy(
    client,
    'case_event',
    lines(cases, (index) => events.map((event) => ({ ...event, case_id: idOf(index) }))),
  );
  await client.query('set session_replication_role = default');
  await client.query('vacuum analyze case_file');
  await client.query('vacuum analyze case_event');
}

/** The cases among so many that are open and the first handler's. */
export function casesOfFirstHandler(cases: number): number[] {
  const step = openEvery(cases) * HANDLERS;
  return Array.from({ length: Math.ceil(cases / step) }, (_, turn) => turn * step);
}

function openEvery(cases: number): number {
  return Math.max(OPEN_ONE_IN, Math.ceil(cases / MOST_OPEN));
}

function caseColumns(like: Columns, index: number, cases: number): Columns {
  const every = openEvery(cases);
  // All on one day, so that the deadlines are right for all of them.
  const day = (like['received_at'] ?? '').slice(0, 10);
  const receivedAt = new Date(Date.parse(`${day}T00:00:00Z`) + index).toISOString();
  const row = { ...like, id: idOf(index), reference: referenceOf(index), received_at: receivedAt };
  if (index % every > 0) {
    const closed = { stage: 'CLOSED', closure: 'ACCEPTED', closed_at: receivedAt, deadlines: '[]' };
    return { ...row, ...closed, next_due_at: null, next_due_kind: null };
  }
  // Long enough ahead that none comes due while the load runs.
  const dueAt = new Date(Date.now() + 30 * DAY_MS + ((index * 7919) % cases) * 1_000).toISOString();
  return { ...row, handler_id: handlerId((index / every) % HANDLERS), next_due_at: dueAt };
}

/** A row as COPY writes it, by the names of its columns. */
async function rowAsText(client: pg.Client, sql: string, values: unknown[] = []): Promise<Columns> {
  const { rows } = await client.query<{ key: string; value: string | null }>(
    `select key, value from json_each_text((select row_to_json(r) from (${sql}) r))`,
    values,
  );
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

function* lines(cases: number, rowsOf: (index: number) => Columns[]): Generator<string> {
  let text = '';
  for (let index = 0; index < cases; index++) {
    for (const row of rowsOf(index)) text += `${Object.values(row).map(escaped).join('\t')}\n`;
    if (index % LINES_AT_ONCE < LINES_AT_ONCE - 1) continue;
    yield text;
    text = '';
  }
  yield text;
}

function escaped(value: string | null): string {
  return value === null ? '\\N' : value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? '');
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

async function copy(client: pg.Client, table: string, text: Generator<string>): Promise<void> {
  const names = await client.query<{ names: string }>(
    `select string_agg(quote_ident(attname), ',' order by attnum) as names
       from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  const stream = client.query(copyFrom(`copy ${table} (${names.rows[0]?.names ?? ''}) from stdin`));
  await pipeline(Readable.from(text), stream);
}
