import pg from 'pg';

/** A small change of a case that its watchers are told of. */
const CHANGE = `
  with changed as (update case_file set last_seq = last_seq + 1, counted_seq = last_seq + 1 where id = $1 returning id, last_seq),
       appended as (
         insert into case_event (case_id, seq, type, actor_kind, at, visibility, data, prev_hash, hash)
         select id, last_seq, 'noteAdded', 'STAFF', now(), 'STAFF', '{}', repeat('0', 64), repeat('0', 64) from changed)
  select last_seq as seq, pg_notify('case_event', id || ':' || last_seq) from changed`;

/** Changes cases as the desk does: the row, its event and the wake-up in one transaction. */
export class Changes {
  readonly #pool: pg.Pool;

  constructor(databaseUrl: string, connections: number) {
    this.#pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
  }

  /**
   * Changes a case. @param onCommit told of the new seq, at the moment before the commit is sent
   */
  async change(caseId: string, onCommit: (seq: number) => void): Promise<void> {
    const client = await this.#pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<{ seq: number }>({
        name: 'change',
        text: CHANGE,
        values: [caseId],
      });
      onCommit(rows[0]?.seq ?? 0);
      await client.query('commit');
    } finally {
      client.release();
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
