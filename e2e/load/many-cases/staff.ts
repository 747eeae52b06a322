import { createHash } from 'node:crypto';
import type pg from 'pg';

/** With this the load asks as a handler. */
export const STAFF_TOKEN = 'a-token-of-the-benchmark-only';

/** How many handlers share the cases. */
export const HANDLERS = 4;

/** The id of a handler, from 0; the token belongs to the first. */
export function handlerId(index: number): string {
  return `01900000-0000-7000-9000-${index.toString(16).padStart(12, '0')}`;
}

/** Adds the handlers, and the token of the first. */
export async function addStaff(client: pg.Client): Promise<void> {
  for (let index = 0; index < HANDLERS; index++) {
    await client.query(`insert into staff (id, name, email, role) values ($1, $2, $3, 'HANDLER')`, [
      handlerId(index),
      `Handler ${index}`,
      `handler-${index}@example.com`,
    ]);
  }
  await client.query(
    `insert into access_token (id, token_hash, staff_id, name, scope, created_at, expires_at)
     values ($1, $2, $1, 'benchmark', 'ACT', now(), now() + interval '1 year')`,
    [handlerId(0), createHash('sha256').update(STAFF_TOKEN).digest('hex')],
  );
}
