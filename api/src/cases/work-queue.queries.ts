import { CaseEvent, type CaseFile } from '@desk/db';
import type { ConnectionType, FilterQuery, SqlEntityManager } from '@mikro-orm/postgresql';
import { Temporal } from 'temporal-polyfill';
import { requireRight } from '../access/rights.ts';
import type { OperationContext } from '../context.ts';
import type { CaseEventType } from '../procedure/events.ts';
import { workReason, type NewestEvent, type WorkReason } from '../procedure/work-reason.ts';
import { pageOfCases, type CasePage } from './case-page.queries.ts';
import { stateOf } from './case-projection.ts';
import { CASES } from './case.policy.ts';

/** A page of somebody's work, with why each case is there. */
export interface WorkPage extends Pick<CasePage, 'pageInfo' | 'count'> {
  edges: { cursor: string; node: CaseFile; reason: WorkReason }[];
}

/**
 * The open cases that are for the viewer to deal with, as handler, or as reviewer until the decision; due soonest first.
 * @throws DomainError UNAUTHENTICATED, BAD_USER_INPUT
 */
export async function readWorkQueue(
  context: OperationContext,
  first: number,
  after: string | null,
): Promise<WorkPage> {
  const { em, now } = context;
  const viewer = context.viewers.staff;
  requireRight(viewer, CASES.workQueue);
  const mine: FilterQuery<CaseFile> = {
    stage: { $ne: 'CLOSED' },
    $or: [{ handler: viewer.id }, { reviewer: viewer.id, stage: 'ESCALATED' }],
  };
  const [page, newest] = await context.desk.replica.read(context, async (connection) => {
    const found = await pageOfCases(em, mine, { order: 'DUE_SOONEST', first, after }, connection);
    const cases = found.edges.map(({ node }) => node);
    return [found, await newestEvents(em, cases, connection)] as const;
  });
  return {
    ...page,
    edges: page.edges.map(({ cursor, node }) => ({
      cursor,
      node,
      reason: workReason(stateOf(node), newestOf(node, newest), viewer.id, now),
    })),
  };
}

async function newestEvents(
  em: SqlEntityManager,
  cases: CaseFile[],
  connectionType: ConnectionType,
): Promise<Map<string, NewestEvent>> {
  if (cases.length === 0) return new Map();
  const newest = { $or: cases.map(({ id, lastSeq }) => ({ caseFile: id, seq: lastSeq })) };
  const events = await em.find(CaseEvent, newest, { connectionType });
  return new Map(
    events.map(({ caseFile, type, actorKind, at }) => [
      caseFile.id,
      {
        type: type as CaseEventType,
        isByCustomer: actorKind === 'CUSTOMER',
        at: Temporal.Instant.fromEpochMilliseconds(at.getTime()),
      },
    ]),
  );
}

function newestOf({ id, reference }: CaseFile, events: ReadonlyMap<string, NewestEvent>): NewestEvent {
  const newest = events.get(id);
  if (newest === undefined) throw new Error(`The newest event of ${reference} is missing.`);
  return newest;
}
