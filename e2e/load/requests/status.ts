import { firstMessage, startProgram, stop } from '../child.ts';
import { POOL_SIZE } from '../desk.ts';
import type { Ground } from '../ground.ts';
import { referenceOf, sampleOfOpen } from '../many-cases/synthetic-cases.ts';
import { OPERATIONS } from '../operations.ts';
import { ratioRow, type Row } from '../row.ts';
import { count, type Sizes } from '../sizes.ts';
import { describeRound, loadInTurn } from './load-http.ts';
import { answers, deskTarget, type Target } from './target.ts';

/** Different cases that the load asks for. */
const ASKED_FOR = 500;

/** The public status through the whole stack, against a hand-written route with the same query and the same answer. */
export async function statusAgainstRoute(ground: Ground, sizes: Sizes): Promise<Row> {
  const database = await ground.database(sizes.fewCases);
  const desk = await ground.desk(database);
  const route = startProgram('e2e/load/servers/plain-route.ts', { args: [database, String(POOL_SIZE)] });
  try {
    const { port } = await firstMessage<{ port: number }>(route);
    const references = sampleOfOpen(sizes.fewCases, ASKED_FOR).map(referenceOf);
    const targets = [statusTarget(desk.port, references), routeTarget(port, references)] as const;
    await requireSameAnswers(targets);
    const { ours, theirs, ratio } = await loadInTurn(sizes, targets);
    return ratioRow(
      `caseStatus, registered operation, ${sizes.connections} connections: against a Fastify route with pg`,
      [describeRound(ours), describeRound(theirs)],
      ratio,
      { least: 1.2 },
    );
  } finally {
    await Promise.all([desk.stop(), stop(route)]);
  }
}

/** The same where there are many cases, against where there are few. */
export async function statusBySize(ground: Ground, sizes: Sizes): Promise<Row> {
  const { cases, fewCases } = sizes;
  const many = await ground.desk(await ground.database(cases));
  const few = await ground.desk(await ground.database(fewCases));
  try {
    const { ours, theirs, ratio } = await loadInTurn(sizes, [
      statusTarget(many.port, sampleOfOpen(cases, ASKED_FOR).map(referenceOf)),
      statusTarget(few.port, sampleOfOpen(fewCases, ASKED_FOR).map(referenceOf)),
    ]);
    return ratioRow(
      `caseStatus at ${count(cases)} cases: time against ${count(fewCases)}`,
      [describeRound(ours), describeRound(theirs)],
      1 / ratio,
      { most: 1.2 },
    );
  } finally {
    await Promise.all([many.stop(), few.stop()]);
  }
}

function statusTarget(port: number, references: string[]): Target {
  return deskTarget(
    port,
    OPERATIONS.status,
    references.map((reference) => ({ reference })),
  );
}

function routeTarget(port: number, references: string[]): Target {
  const requests = references.map((reference) => ({
    path: `/case-status/${reference}`,
    method: 'GET' as const,
    headers: {},
  }));
  return { url: `http://127.0.0.1:${port}`, requests };
}

/** @throws Error when the answers differ by a byte */
async function requireSameAnswers([desk, route]: readonly [Target, Target]): Promise<void> {
  const few = ({ url, requests }: Target): Target => ({ url, requests: requests.slice(0, 50) });
  const [ours, theirs] = [await answers(few(desk)), await answers(few(route))];
  const differing = ours.findIndex((text, index) => text !== theirs[index]);
  if (differing >= 0) throw new Error(`The answers differ:\n${ours[differing]}\n${theirs[differing]}`);
}
