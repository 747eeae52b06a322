import { CaseFile } from '@desk/db';
import type { FilterQuery, MikroORM } from '@mikro-orm/postgresql';
import type { Desk } from '../context.ts';
import { calendarDigest } from './counted-by.ts';

const PAGE = 200;

/**
 * Open cases whose dates another calendar than the desk's counted, in pages, each by one range of an index.
 * @param isWhole those too that the desk's counted
 */
export async function* casesToCount(
  { orm, calendar }: Pick<Desk, 'orm' | 'calendar'>,
  isWhole: boolean,
): AsyncGenerator<CaseFile[]> {
  const ours = calendarDigest(calendar);
  for await (const digest of digestsOfOpenCases(orm))
    if (isWhole || digest !== ours) yield* pagesOf(orm, digest);
}

async function* digestsOfOpenCases(orm: MikroORM): AsyncGenerator<string> {
  let [found] = await openCases(orm, {}, 1);
  while (found !== undefined) {
    yield found.calendarDigest;
    [found] = await openCases(orm, { calendarDigest: { $gt: found.calendarDigest } }, 1);
  }
}

async function* pagesOf(orm: MikroORM, digest: string): AsyncGenerator<CaseFile[]> {
  let page = await openCases(orm, { calendarDigest: digest }, PAGE);
  for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
    yield page;
    if (page.length < PAGE) return;
    page = await openCases(orm, { calendarDigest: digest, id: { $gt: last.id } }, PAGE);
  }
}

function openCases(orm: MikroORM, where: FilterQuery<CaseFile>, limit: number): Promise<CaseFile[]> {
  const open = { $and: [{ nextDueAt: { $ne: null } }, where] };
  return orm.em.fork().find(CaseFile, open, { orderBy: { calendarDigest: 'asc', id: 'asc' }, limit });
}
