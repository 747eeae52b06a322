import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { newReference } from '@desk/api/procedure/reference';
import Fastify from 'fastify';
import pg from 'pg';

// Run as a process of its own: node bare-transaction.ts DATABASE_URL POOL_SIZE
const [databaseUrl, poolSize] = process.argv.slice(2);

/** The rows that a complaint leaves, in the order in which they may be written; $1 is the case's id. */
const LEFT = {
  idempotency_key: 'case_id = $1',
  case_file: 'id = $1',
  complaint: 'case_id = $1',
  contact: 'case_id = $1',
  case_event: 'case_id = $1',
  notice: 'case_id = $1',
  case_access: 'case_id = $1',
  'pgboss.job': `data ->> 'caseId' = $1::text`,
};

type Columns = Record<string, string | null>;

/** What is new in each complaint, beside ids. */
const FRESH = new Set(['key', 'reference', 'device_hash']);

const pool = new pg.Pool({ connectionString: databaseUrl, max: Number(poolSize) });
const statements = await readStatements();
const fastify = Fastify();

fastify.post('/submit', async (_request, reply) => {
  const fresh = new Map<string, string>();
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const { name, text, values } of statements)
      await client.query({ name, text, values: values.map((value) => renewed(value, fresh)) });
    await client.query('commit');
  } finally {
    client.release();
  }
  return reply.send({ data: true });
});

await fastify.listen({ host: '127.0.0.1', port: 0 });
const { port } = fastify.server.address() as AddressInfo;
process.send?.({ port, inserts: statements.length });

interface Statement {
  name: string;
  text: string;
  values: Value[];
}

/** A value, or the pieces of one around what is new each time. */
type Value = string | null | { pieces: string[] };

/** One INSERT a table, with all rows of it, made like the newest complaint by the form. */
async function readStatements(): Promise<Statement[]> {
  const newest = await pool.query<{ case_id: string }>(
    'select case_id from complaint order by case_id desc limit 1',
  );
  const caseId = newest.rows[0]?.case_id ?? '';
  const tables = await Promise.all(
    Object.entries(LEFT).map(async ([table, where]) => ({
      table,
      rows: await rowsAsText(table, where, caseId),
    })),
  );
  const fresh = new Set([caseId]);
  for (const { rows } of tables)
    for (const row of rows)
      for (const [name, value] of Object.entries(row))
        if (value !== null && (name === 'id' || FRESH.has(name))) fresh.add(value);
  const around = new RegExp(`(${[...fresh].join('|')})`);
  return tables
    .filter(({ rows }) => rows.length > 0)
    .map(({ table, rows }) => statementOf(table, rows, around));
}

function statementOf(table: string, rows: Columns[], around: RegExp): Statement {
  const names = Object.keys(rows[0] ?? {});
  const places = rows.map(
    (_, row) => `(${names.map((_name, column) => `$${row * names.length + column + 1}`).join()})`,
  );
  return {
    name: table,
    text: `insert into ${table} (${names.map((name) => `"${name}"`).join()}) values ${places.join()}`,
    values: rows.flatMap((row) => names.map((name) => valueOf(row[name] ?? null, around))),
  };
}

function valueOf(value: string | null, around: RegExp): Value {
  const pieces = value?.split(around) ?? [];
  return pieces.length > 1 ? { pieces } : value;
}

/** The same new thing wherever the old one stood. */
function renewed(value: Value, fresh: Map<string, string>): string | null {
  if (value === null || typeof value === 'string') return value;
  return value.pieces
    .map((piece, index) => {
      if (index % 2 === 0) return piece;
      const made = fresh.get(piece) ?? newLike(piece);
      fresh.set(piece, made);
      return made;
    })
    .join('');
}

function newLike(old: string): string {
  if (old.startsWith('CON-')) return newReference(randomBytes);
  return old.includes('-') ? randomUUID() : randomBytes(old.length / 2).toString('hex');
}

async function rowsAsText(table: string, where: string, caseId: string): Promise<Columns[]> {
  const { rows } = await pool.query<{ columns: [string, string | null][] }>(
    `select (select json_agg(json_build_array(key, value)) from json_each_text(row_to_json(t))) as columns
       from ${table} t where ${where}`,
    [caseId],
  );
  return rows.map(({ columns }) => Object.fromEntries(columns));
}
