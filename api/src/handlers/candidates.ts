import { setImmediate as nextTurn } from 'node:timers/promises';
import { executePrepared, forEverybody } from '@desk/db';
import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';

/** Nobody deals with more cases at a time: whose are counted further only costs, for each new case. */
const MOST_COUNTED = 100;

/** Who may deal with a new case. */
export interface Candidate {
  id: string;
  name: string;
  /** Handlers before managers, and who is on duty before others of their role; from 1. */
  rank: number;
  /** How many open cases they have, as far as they are counted. */
  cases: number;
}

const CANDIDATES = `
  select s.id, s.name, open.cases::int, (dense_rank() over (order by s.role, s.is_on_duty desc))::int as rank
    from staff s
   cross join lateral (
         select count(*) as cases
           from (select from case_file c where c.handler_id = s.id and c.closed_at is null limit ${MOST_COUNTED}) c
         ) open
   where s.is_active and s.role in ('HANDLER', 'MANAGER')
     and (s.away_until is null or s.away_until <= $1)
   order by s.role, s.is_on_duty desc, open.cases, case when open.cases = ${MOST_COUNTED} then random() end, s.id`;

/** Everybody who may deal with a case, whose turn it is first, as `em` sees them. */
export function readCandidates(em: SqlEntityManager, now: Temporal.Instant): Promise<Candidate[]> {
  return executePrepared<Candidate>(em, CANDIDATES, [new Date(now.epochMilliseconds)]);
}

/**
 * Reads the candidates once for all complaints that come while they were read before: under load for several, each of
 * which is then chosen for after the other.
 */
export class SharedCandidates {
  readonly #orm: MikroORM;
  #next: Promise<Candidate[]> | undefined;
  #current: Promise<unknown> = Promise.resolve();

  constructor(orm: MikroORM) {
    this.#orm = orm;
  }

  /** The list is the same one for all who share it. */
  read(now: Temporal.Instant): Promise<Candidate[]> {
    return (this.#next ??= forEverybody(() => this.#readNext(now)));
  }

  async #readNext(now: Temporal.Instant): Promise<Candidate[]> {
    await this.#current.catch(() => undefined);
    await nextTurn();
    this.#next = undefined;
    const read = readCandidates(this.#orm.em.fork(), now);
    this.#current = read;
    return read;
  }
}
