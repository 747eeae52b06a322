import { ReceivedMail, type MailKind, type MailState } from '@desk/db';
import type { FilterQuery, SqlEntityManager } from '@mikro-orm/postgresql';
import { badInput } from '../errors.ts';
import { isUuid } from '../uuid.ts';

const LARGEST_PAGE = 100;

/** Which mails. */
export interface MailFilter {
  kind?: MailKind;
  state?: MailState;
  caseId?: string;
  /** Without those of cases whose data may only be kept. */
  isReadableOnly?: boolean;
}

/** Which page of them; the oldest first is a list of work, the newest first a look at what came. */
export interface MailPageRequest {
  order: 'OLDEST' | 'NEWEST';
  first: number;
  after: string | null;
}

/** Some mails, each with its place. */
export interface MailPage {
  edges: { cursor: string; node: ReceivedMail }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

/** A page of the mails that fit, by keyset. @throws DomainError BAD_USER_INPUT for a page size or cursor that is none */
export async function pageOfMail(
  em: SqlEntityManager,
  { caseId, isReadableOnly, ...filter }: MailFilter,
  { order, first, after }: MailPageRequest,
): Promise<MailPage> {
  if (first < 1 || first > LARGEST_PAGE) {
    throw badInput([{ path: 'first', message: `A page has 1 to ${LARGEST_PAGE} mails.` }]);
  }
  const direction = order === 'OLDEST' ? 'asc' : 'desc';
  const fitting: FilterQuery<ReceivedMail> = { ...filter, ...(caseId && { caseFile: caseId }) };
  const readable: FilterQuery<ReceivedMail> =
    isReadableOnly === true ? { $or: [{ caseFile: null }, { caseFile: { restriction: null } }] } : {};
  const beyond = after === null ? {} : beyondPlace(after, order);
  const orderBy = { receivedAt: direction, id: direction } as const;
  const found = await em.find(
    ReceivedMail,
    { $and: [fitting, readable, beyond] },
    { orderBy, limit: first + 1 },
  );
  const edges = found.slice(0, first).map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    pageInfo: { endCursor: edges.at(-1)?.cursor ?? null, hasNextPage: found.length > first },
  };
}

function cursorOf({ receivedAt, id }: ReceivedMail): string {
  return Buffer.from(`mail:${receivedAt.toISOString()}:${id}`).toString('base64url');
}

function beyondPlace(cursor: string, order: MailPageRequest['order']): FilterQuery<ReceivedMail> {
  const [, at = '', id = ''] = /^mail:(.+):([^:]+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (Number.isNaN(Date.parse(at)) || !isUuid(id)) {
    throw badInput([{ path: 'after', message: 'This is not a cursor of a list of mails.' }]);
  }
  const receivedAt = new Date(at);
  return order === 'OLDEST'
    ? { receivedAt: { $gte: receivedAt }, $or: [{ receivedAt: { $gt: receivedAt } }, { id: { $gt: id } }] }
    : { receivedAt: { $lte: receivedAt }, $or: [{ receivedAt: { $lt: receivedAt } }, { id: { $lt: id } }] };
}
