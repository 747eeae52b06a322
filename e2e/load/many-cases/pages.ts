import { askDesk, type RunningDesk } from '../desk.ts';
import type { Ground } from '../ground.ts';
import { OPERATIONS } from '../operations.ts';
import { median, ratioRow, type Row } from '../row.ts';
import { count, type Sizes } from '../sizes.ts';
import { STAFF_TOKEN } from './staff.ts';

const PAGE = 20;
const DEEP_PAGE = 1_000;
/** The largest page that may be asked for: the way to the deep one. */
const STEP = 100;
const TIMES = 200;

interface List {
  name: string;
  query: string;
  variables: Record<string, unknown>;
}

const LISTS: List[] = [
  { name: 'workQueue', query: OPERATIONS.workQueue, variables: {} },
  { name: 'cases', query: OPERATIONS.cases, variables: { order: 'NEWEST' } },
  { name: 'cases', query: OPERATIONS.cases, variables: { order: 'DUE_SOONEST' } },
];

/** The first page of each list against the thousandth, among many cases. */
export async function deepPages(ground: Ground, { cases }: Sizes): Promise<Row[]> {
  const desk = await ground.desk(await ground.database(cases));
  try {
    const rows: Row[] = [];
    for (const list of LISTS) rows.push(await deepPage(desk, list, cases));
    return rows;
  } finally {
    await desk.stop();
  }
}

async function deepPage(desk: RunningDesk, list: List, cases: number): Promise<Row> {
  const { page, after } = await walk(desk, list);
  const [first, deep]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < TIMES; turn++) {
    first.push(await timeOf(desk, list, null));
    deep.push(await timeOf(desk, list, after));
  }
  const [ours, theirs] = [median(deep), median(first)];
  const order = list.variables['order'];
  return ratioRow(
    `${list.name}${typeof order === 'string' ? ` ${order}` : ''} at ${count(cases)} cases: page ${page} against page 1`,
    [`${ours.toFixed(1)} ms`, `${theirs.toFixed(1)} ms`],
    ours / theirs,
    { most: 1.5 },
  );
}

/** The cursor before the deep page, or before the last one that is whole. */
async function walk(desk: RunningDesk, list: List): Promise<{ page: number; after: string | null }> {
  let after: string | null = null;
  let passed = 0;
  while (passed < (DEEP_PAGE - 1) * PAGE) {
    const step = Math.min(STEP, (DEEP_PAGE - 1) * PAGE - passed);
    const { pageInfo } = await ask(desk, list, step, after);
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
    passed += step;
  }
  return { page: passed / PAGE + 1, after };
}

async function timeOf(desk: RunningDesk, list: List, after: string | null): Promise<number> {
  const from = performance.now();
  await ask(desk, list, PAGE, after);
  return performance.now() - from;
}

interface Page {
  edges: unknown[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

async function ask({ port }: RunningDesk, list: List, first: number, after: string | null): Promise<Page> {
  const variables = { ...list.variables, first, after };
  const data = await askDesk<Record<string, Page>>(port, list.query, variables, STAFF_TOKEN);
  const page = data[list.name];
  if (page === undefined) throw new Error(`${list.name} was not answered.`);
  return page;
}
