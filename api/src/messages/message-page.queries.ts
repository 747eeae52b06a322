import { Message, type CaseFile } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { cursorOf, stretchOf, type MessagePageRequest, type Stretch } from './message-page.ts';

/** Some messages of a case, oldest first, each with its place. */
export interface MessagePage {
  edges: { cursor: string; node: Message }[];
  pageInfo: {
    startCursor: string | null;
    endCursor: string | null;
    hasPreviousPage: boolean;
    hasNextPage: boolean;
  };
}

interface PageOfCase {
  caseId: string;
  stretch: Stretch;
}

/** Reads pages of messages: the same page of several cases is one query. */
export type MessagePages = DataLoader<PageOfCase, MessagePage, string>;

/** A loader of pages for one operation. */
export function messagePages(em: SqlEntityManager): MessagePages {
  return new DataLoader((pages) => readPages(em, pages), {
    cacheKeyFn: ({ caseId, stretch }) => `${caseId} ${JSON.stringify(stretch)}`,
    // An operation may write a message and then read them.
    cache: false,
  });
}

/** A page of the messages of a case. @throws DomainError BAD_USER_INPUT */
export function pageOfMessages(
  pages: MessagePages,
  caseFile: CaseFile,
  request: MessagePageRequest,
): Promise<MessagePage> {
  return pages.load({ caseId: caseFile.id, stretch: stretchOf(request) });
}

async function readPages(em: SqlEntityManager, pages: readonly PageOfCase[]): Promise<MessagePage[]> {
  const rows = new Map<string, Message[]>();
  for (const [key, group] of Map.groupBy(pages, ({ stretch }) => JSON.stringify(stretch))) {
    const [{ stretch } = { stretch: null }] = group;
    if (stretch === null) continue;
    const found = await readStretch(em, stretch, [...new Set(group.map(({ caseId }) => caseId))]);
    for (const [caseId, messages] of Map.groupBy(found, (message) => message.caseFile.id)) {
      rows.set(`${caseId} ${key}`, messages);
    }
  }
  return pages.map(({ caseId, stretch }) =>
    pageOf(rows.get(`${caseId} ${JSON.stringify(stretch)}`) ?? [], stretch),
  );
}

/** One message more than the page has tells whether the conversation goes on. */
async function readStretch(em: SqlEntityManager, stretch: Stretch, caseIds: string[]): Promise<Message[]> {
  const { after, before, size, isFromEnd } = stretch;
  const found = await em.execute<{ id: string }[]>(
    `select m.id from jsonb_array_elements_text(?::jsonb) as wanted (case_id)
      cross join lateral (
        select id from message
         where case_id = wanted.case_id::uuid and seq > ? and (seq < ?::int or ?::int is null)
         order by seq ${isFromEnd ? 'desc' : 'asc'} limit ?) m`,
    [JSON.stringify(caseIds), after, before, before, size + 1],
  );
  return em.find(Message, { id: { $in: found.map(({ id }) => id) } }, { orderBy: { seq: 'asc' } });
}

function pageOf(found: Message[], { after, before, size, isFromEnd }: Stretch): MessagePage {
  const hasMore = found.length > size;
  const shown = isFromEnd ? found.slice(-size) : found.slice(0, size);
  const edges = shown.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    pageInfo: {
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasPreviousPage: isFromEnd ? hasMore : after > 0,
      hasNextPage: isFromEnd ? before !== null : hasMore,
    },
  };
}
