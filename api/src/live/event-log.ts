import { CaseEvent, Staff } from '@desk/db';
import type { MikroORM } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { readContentsOf } from '../cases/case-contents.queries.ts';
import { contentsOf } from '../cases/event-contents.ts';
import type { HistoryEntry } from '../cases/case-history.queries.ts';
import { mentioned } from '../cases/history-entry.ts';
import { nextTurnForAll } from '../shared-read.ts';

/** As many events as one reader holds in memory at a time. */
const PAGE_SIZE = 20;

/** A stretch of a history with its words and the people whom it mentions; shared by its readers, changed by none. */
export interface EventPage {
  entries: readonly HistoryEntry[];
  staff: ReadonlyMap<string, Staff>;
  /** Whether there may be more events already. */
  mayGoOn: boolean;
}

interface Cursor {
  caseId: string;
  /** The newest event that was read. */
  after: number;
}

/**
 * Reads histories on from a cursor. Readers who ask for the same stretch in one turn of the event loop share one read,
 * as everybody does who watches a case when it changes. Nothing is kept: the next turn reads again.
 */
export class EventLog {
  readonly #loader: DataLoader<Cursor, EventPage>;

  constructor(orm: MikroORM) {
    this.#loader = new DataLoader((cursors) => readPages(orm, cursors), {
      cache: false,
      batchScheduleFn: nextTurnForAll,
    });
  }

  /** The next events after one of them, in their order; at most a page. */
  read(caseId: string, after: number): Promise<EventPage> {
    return this.#loader.load({ caseId, after });
  }
}

function readPages(orm: MikroORM, cursors: readonly Cursor[]): Promise<EventPage[]> {
  const pages = new Map<string, Promise<EventPage>>();
  return Promise.all(
    cursors.map((cursor) => {
      const key = `${cursor.caseId} ${cursor.after}`;
      const page = pages.get(key) ?? readPage(orm, cursor);
      pages.set(key, page);
      return page;
    }),
  );
}

async function readPage(orm: MikroORM, { caseId, after }: Cursor): Promise<EventPage> {
  const em = orm.em.fork();
  const events = await em.find(
    CaseEvent,
    { caseFile: caseId, seq: { $gt: after } },
    { orderBy: { seq: 'asc' }, limit: PAGE_SIZE },
  );
  if (events.length === 0) return { entries: [], staff: new Map(), mayGoOn: false };
  const contents = await readContentsOf(em, caseId, events);
  const ids = [...new Set(events.flatMap(mentioned))];
  const staff = ids.length === 0 ? [] : await em.find(Staff, { id: { $in: ids } });
  return {
    entries: events.map((event) => ({ event, contents: contentsOf(event, contents) })),
    staff: new Map(staff.map((person) => [person.id, person])),
    mayGoOn: events.length === PAGE_SIZE,
  };
}
