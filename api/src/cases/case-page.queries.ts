import { CaseFile } from '@desk/db';
import type { ConnectionType, FilterQuery, QueryOrderMap, SqlEntityManager } from '@mikro-orm/postgresql';
import { badInput } from '../errors.ts';
import { isUuid } from '../uuid.ts';

const LARGEST_PAGE = 100;

/** In which order cases are listed; the case's id decides between equals. */
export type CaseOrder = 'DUE_SOONEST' | 'NEWEST' | 'OLDEST';

/** Which page of a list. */
export interface PageRequest {
  order: CaseOrder;
  /** 1 to 100. */
  first: number;
  /** The cursor of the last case of the page before; null for the first page. */
  after: string | null;
}

/** Some cases of a list, each with its place in it. */
export interface CasePage {
  edges: { cursor: string; node: CaseFile }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
  count: number;
}

/** A place in a list: the time that orders it (null: nothing is due), and the id. */
interface Place {
  at: Date | null;
  id: string;
}

/** A stretch of a list that one index holds in order. */
interface Stretch {
  where: FilterQuery<CaseFile>;
  orderBy: QueryOrderMap<CaseFile>;
}

/**
 * A page of the cases that fit, by keyset: each page starts where the one before ended, whatever changed meanwhile.
 * @throws DomainError BAD_USER_INPUT for a page size out of range or a cursor that is not of this order
 */
export async function pageOfCases(
  em: SqlEntityManager,
  fitting: FilterQuery<CaseFile>,
  { order, first, after }: PageRequest,
  connectionType: ConnectionType = 'write',
): Promise<CasePage> {
  refusePageSize(first);
  const place = after === null ? null : placeOf(after, order);
  const found: CaseFile[] = [];
  for (const { where, orderBy } of stretches(order, place)) {
    const missing = first + 1 - found.length;
    if (missing === 0) break;
    found.push(
      ...(await em.find(CaseFile, { $and: [fitting, where] }, { orderBy, limit: missing, connectionType })),
    );
  }
  const edges = found.slice(0, first).map((node) => ({ cursor: cursorOf(node, order), node }));
  return {
    edges,
    pageInfo: { endCursor: edges.at(-1)?.cursor ?? null, hasNextPage: found.length > first },
    count: edges.length,
  };
}

function refusePageSize(first: number): void {
  if (first >= 1 && first <= LARGEST_PAGE) return;
  throw badInput([{ path: 'first', message: `A page has 1 to ${LARGEST_PAGE} cases.` }]);
}

// "Nothing due" is a stretch of its own: one condition over both would keep the index from being used.
function stretches(order: CaseOrder, place: Place | null): Stretch[] {
  if (order === 'NEWEST') return [received('desc', place)];
  if (order === 'OLDEST') return [received('asc', place)];
  const undated: Stretch = {
    where: { nextDueAt: null, ...(place?.at === null ? { id: { $gt: place.id } } : {}) },
    // All of them are null; named all the same, it lets the indexes that begin with a filter serve.
    orderBy: { nextDueAt: 'asc', id: 'asc' },
  };
  return place?.at === null ? [undated] : [dated(place), undated];
}

function dated(place: Place | null): Stretch {
  return {
    where:
      place === null
        ? { nextDueAt: { $ne: null } }
        : {
            nextDueAt: { $gte: place.at },
            $or: [{ nextDueAt: { $gt: place.at } }, { id: { $gt: place.id } }],
          },
    orderBy: { nextDueAt: 'asc', id: 'asc' },
  };
}

function received(direction: 'asc' | 'desc', place: Place | null): Stretch {
  const orderBy = { receivedAt: direction, id: direction };
  if (place === null) return { where: {}, orderBy };
  const { at, id } = place;
  const where: FilterQuery<CaseFile> =
    direction === 'asc'
      ? { receivedAt: { $gte: at }, $or: [{ receivedAt: { $gt: at } }, { id: { $gt: id } }] }
      : { receivedAt: { $lte: at }, $or: [{ receivedAt: { $lt: at } }, { id: { $lt: id } }] };
  return { where, orderBy };
}

function cursorOf(caseFile: CaseFile, order: CaseOrder): string {
  const at = order === 'DUE_SOONEST' ? (caseFile.nextDueAt ?? null) : caseFile.receivedAt;
  return Buffer.from(JSON.stringify([order, at, caseFile.id])).toString('base64url');
}

function placeOf(cursor: string, order: CaseOrder): Place {
  const [madeFor, at, id] = partsOf(cursor);
  const isDated = typeof at === 'string' && !Number.isNaN(Date.parse(at));
  const isUndated = at === null && order === 'DUE_SOONEST';
  if (madeFor === order && typeof id === 'string' && isUuid(id) && (isDated || isUndated)) {
    return { at: isDated ? new Date(at) : null, id };
  }
  throw badInput([{ path: 'after', message: 'This is not a cursor of this list in this order.' }]);
}

function partsOf(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
