import { createHash } from 'node:crypto';
import { newReference } from '@desk/api/procedure/reference';
import type pg from 'pg';
import { addRows, lineOf, replaceRows, rowAsText, type Columns } from './bulk-load.ts';
import { HANDLERS, handlerId } from './staff.ts';

/** One in so many cases is open, but never more than so many of them. */
const OPEN_ONE_IN = 3;
const MOST_OPEN = 100_000;
const DAY_MS = 24 * 3_600_000;
const LINES_AT_ONCE = 500;

/** Stands where an id of a case goes. */
const THE_CASE = '<the case>';

/** The reference number of a synthetic case, from 0. */
export function referenceOf(index: number): string {
  const bytes = createHash('sha256').update(`case ${index}`).digest();
  return newReference((length) => bytes.subarray(0, length));
}

/** The id of a synthetic case, from 0. */
export function idOf(index: number): string {
  return `01900000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
}

/**
 * So many different cases, spread over all of them, and all open: whatever share of them is, the same answers are asked
 * for, and a status with its dates is longer than one without.
 */
export function sampleOfOpen(cases: number, size: number): number[] {
  const every = openEvery(cases);
  const open = Math.ceil(cases / every);
  const step = Math.max(1, Math.floor(open / size)) * every;
  return Array.from({ length: Math.min(size, open) }, (_, index) => index * step);
}

/**
 * Fills a database by COPY with cases made like the newest one in it: some open, shared by the handlers, with the events
 * and deadlines of that one, and no words. What the hashes seal is not theirs: nobody verifies them here.
 */
export async function fillWithCases(client: pg.Client, cases: number): Promise<void> {
  const caseFile = await rowAsText(client, 'select * from case_file order by received_at desc limit 1');
  // Only the case differs from line to line.
  const events: string[][] = [];
  for (let seq = 1; seq <= Number(caseFile['last_seq']); seq++) {
    const event = await rowAsText(client, 'select * from case_event where case_id = $1 and seq = $2', [
      caseFile['id'],
      seq,
    ]);
    events.push(lineOf({ ...event, case_id: THE_CASE }).split(THE_CASE));
  }
  const linesOfEvents = (id: string): string => events.map((parts) => parts.join(id)).join('');
  // Without triggers and foreign keys, which would be checked line by line.
  await client.query('set session_replication_role = replica');
  await addRows(
    client,
    'case_file',
    inParts(cases, (index) => lineOf(caseColumns(caseFile, index, cases))),
  );
  await replaceRows(
    client,
    'case_event',
    inParts(cases, (index) => linesOfEvents(idOf(index)), linesOfEvents(caseFile['id'] ?? '')),
  );
  await client.query('set session_replication_role = default');
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

/** The lines of so many cases, many at once. */
function* inParts(cases: number, linesOf: (index: number) => string, before = ''): Generator<string> {
  let text = before;
  for (let index = 0; index < cases; index++) {
    text += linesOf(index);
    if (index % LINES_AT_ONCE < LINES_AT_ONCE - 1) continue;
    yield text;
    text = '';
  }
  yield text;
}
