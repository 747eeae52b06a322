import type { ConnectionType, MikroORM } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import type { Awaiting, Closure } from '../procedure/case-state.ts';
import type { Deadline } from '../procedure/deadlines.ts';
import type { PublicEventType } from '../procedure/events.ts';
import type { Category, Channel, Stage } from '../procedure/published.ts';
import { AnswerTurns, nextTurnForAll } from '../shared-read.ts';

/** What a person with nothing but the reference number may see of a case. */
export interface CaseStatus {
  reference: string;
  stage: Stage;
  awaiting: Awaiting;
  channel: Channel;
  category: Category;
  closure: Closure | null;
  escalationLevel: number;
  isComplex: boolean;
  /** ISO 8601. */
  receivedAt: string;
  seq: number;
  deadlines: Deadline[];
  timeline: { seq: number; type: PublicEventType; at: string }[];
  /** When what is personal was erased; the status of such a case is no longer told. */
  erasedAt: string | null;
}

/**
 * The public status of the cases with the references in `$1` (text[]); one row each, unknown ones left out. In a select of
 * their own nobody sees how many they are before the statement runs, else PostgreSQL would plan it anew each time.
 */
export const caseStatusSql = `
  select c.reference, c.stage, c.awaiting, c.channel, c.category, c.closure,
         c.escalation_level as "escalationLevel", c.is_complex as "isComplex",
         to_json(c.received_at) as "receivedAt", c.last_seq as seq, c.deadlines,
         to_json(c.erased_at) as "erasedAt",
         (select json_agg(json_build_object('seq', e.seq, 'type', e.type, 'at', e.at) order by e.seq)
            from case_event e
           where e.case_id = c.id and e.visibility = 'PUBLIC') as timeline
    from case_file c
   where c.reference = any((select $1::text[])::text[])`;

/** More look-ups than this in one turn go out as several queries; no more are answered in one turn. */
const BATCH_SIZE = 100;

/** Which case somebody begins to watch. */
export interface CaseIdentity {
  id: string;
  reference: string;
  erasedAt: Date | null;
}

const caseIdentitySql = `
  select id, reference, erased_at as "erasedAt" from case_file where reference = any((select $1::text[])::text[])`;

/**
 * Reads public statuses. Look-ups that arrive in the same turn of the event loop share one query, and those of one case
 * one answer: it depends on no viewer. Nothing is kept: the next turn reads again.
 */
export class CaseStatusReader {
  readonly #statuses: Record<ConnectionType, DataLoader<string, CaseStatus | null>>;
  readonly #identities: DataLoader<string, CaseIdentity | null>;

  constructor(orm: MikroORM) {
    const status = { name: 'case-status', text: caseStatusSql };
    const identity = { name: 'case-identity', text: caseIdentitySql };
    const turns = new AnswerTurns(BATCH_SIZE);
    this.#statuses = {
      write: loaderOver(orm, 'write', status, turns),
      read: loaderOver(orm, 'read', status, turns),
    };
    this.#identities = loaderOver(orm, 'write', identity, turns);
  }

  /**
   * Null when there is no such case.
   * @param reference in its stored form
   * @param connection `read` for the replica, which may be a moment behind
   */
  load(reference: string, connection: ConnectionType = 'write'): Promise<CaseStatus | null> {
    return this.#statuses[connection].load(reference);
  }

  /** Which case it is; null when there is no such case. @param reference in its stored form */
  identify(reference: string): Promise<CaseIdentity | null> {
    return this.#identities.load(reference);
  }
}

/** A statement that reads rows by the references in `$1`, prepared once on each connection. */
interface ByReference {
  name: string;
  text: string;
}

function loaderOver<Row extends { reference: string }>(
  orm: MikroORM,
  connection: ConnectionType,
  statement: ByReference,
  turns: AnswerTurns,
): DataLoader<string, Row | null> {
  const loader = new DataLoader<string, Row | null>(
    async (references) => {
      loader.clearAll();
      const pool = await orm.em.getConnection(connection).getNativeClient();
      const values = [[...new Set(references)]];
      const { rows } = await pool.query<Row>({ ...statement, values });
      await turns.roomFor(references.length);
      const byReference = new Map(rows.map((row) => [row.reference, row]));
      return references.map((reference) => byReference.get(reference) ?? null);
    },
    { maxBatchSize: BATCH_SIZE, batchScheduleFn: nextTurnForAll },
  );
  return loader;
}
