import type { SqlEntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import type { Viewer } from '../access/viewer.ts';

/** Whose mark it is: the one of the case's customer, or that of a member of staff, by id. */
export type Reader = string;

/** All devices of a customer share one mark. */
export const CUSTOMER_READER: Reader = 'CUSTOMER';

/** Whose mark counts for the viewer. */
export function readerOf(viewer: Viewer): Reader {
  return viewer.kind === 'STAFF' ? viewer.id : CUSTOMER_READER;
}

interface Reading {
  caseId: string;
  reader: Reader;
}

/** Counts what the other side wrote and the reader has not marked as read: one query for all cases asked for. */
export type UnreadCounts = DataLoader<Reading, number, string>;

/** A loader of counts for one operation. */
export function unreadCounts(em: SqlEntityManager): UnreadCounts {
  return new DataLoader((readings) => countUnread(em, readings), {
    cacheKeyFn: keyOf,
    // An operation may mark messages as read and then count.
    cache: false,
  });
}

async function countUnread(em: SqlEntityManager, readings: readonly Reading[]): Promise<number[]> {
  const rows = await em.execute<(Reading & { count: number })[]>(
    `select wanted."caseId", wanted.reader, count(m.id)::int as count
       from jsonb_to_recordset(?::jsonb) as wanted ("caseId" uuid, reader text)
       left join read_mark r on r.case_id = wanted."caseId" and r.reader = wanted.reader
       left join message m on m.case_id = wanted."caseId" and m.seq > coalesce(r.up_to_seq, 0)
                          and m.is_from_customer = (wanted.reader <> ?)
      group by wanted."caseId", wanted.reader`,
    [
      JSON.stringify([...new Map(readings.map((reading) => [keyOf(reading), reading])).values()]),
      CUSTOMER_READER,
    ],
  );
  const counts = new Map(rows.map((row) => [keyOf(row), row.count]));
  return readings.map((reading) => counts.get(keyOf(reading)) ?? 0);
}

function keyOf({ caseId, reader }: Reading): string {
  return `${caseId} ${reader}`;
}
