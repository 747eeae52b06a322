import { join } from 'node:path';
import { startEmbeddedServer } from '@desk/db';
import { freePort, startProgram, submitComplaint, untilAnswered } from './app.ts';
import { firstMessage, startScript, stop } from './child.ts';
import type { Round } from './load.ts';
import { answers, graphqlTarget, plainTarget, type Target } from './target.ts';

const ROUNDS = 5;
const SECONDS = 5;
const POOL_SIZE = 10;
/** As many as connections, so that each may ask for a case of its own. */
const CASES = 64;

/** Medians over the rounds of both, measured in turn so that a slow minute of the machine meets both alike. */
export interface Throughput {
  stack: Round;
  plain: Round;
}

/**
 * Asks the whole stack and the hand-written route for the status of 64 cases, each in a process of its own, on
 * one database. Throws an Error when their answers differ by a byte, or a request fails.
 */
export async function measureThroughput(dataFolder: string): Promise<Throughput> {
  const database = await startEmbeddedServer({ folder: join(dataFolder, 'postgres') });
  const port = await freePort();
  const app = startProgram(process.execPath, ['api/dist/main.js'], {
    PORT: String(port),
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: String(POOL_SIZE),
    DATA_FOLDER: dataFolder,
    LOG_LEVEL: 'silent',
    NODE_ENV: 'production',
    PROCEDURE_FILE: 'e2e/bench/finished-procedure.json',
  });
  const route = startScript('plain-route.ts', database.url, String(POOL_SIZE));
  try {
    const [{ port: routePort }] = await Promise.all([
      firstMessage<{ port: number }>(route),
      untilAnswered(app, port),
    ]);
    const references = [];
    for (let made = 0; made < CASES; made++) references.push(await submitComplaint(port));
    return await measureInTurn(graphqlTarget(port, references), plainTarget(routePort, references));
  } finally {
    await Promise.all([stop(app), stop(route)]);
    await database.stop();
  }
}

async function measureInTurn(stack: Target, plain: Target): Promise<Throughput> {
  const [ours, theirs] = [await answers(stack), await answers(plain)];
  const differing = ours.findIndex((text, index) => text !== theirs[index]);
  if (differing >= 0) throw new Error(`The answers differ:\n${ours[differing]}\n${theirs[differing]}`);
  const rounds: { stack: Round[]; plain: Round[] } = { stack: [], plain: [] };
  // The first round of each only warms both up.
  for (let round = 0; round <= ROUNDS; round++) {
    const measured = { stack: await load(stack), plain: await load(plain) };
    if (round === 0) continue;
    rounds.stack.push(measured.stack);
    rounds.plain.push(measured.plain);
  }
  return { stack: medians(rounds.stack), plain: medians(rounds.plain) };
}

async function load(target: Target): Promise<Round> {
  return firstMessage<Round>(startScript('load.ts', JSON.stringify(target), String(SECONDS)));
}

function medians(rounds: Round[]): Round {
  const median = (pick: (round: Round) => number): number =>
    rounds.map(pick).sort((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? NaN;
  return {
    requestsPerSecond: median((round) => round.requestsPerSecond),
    p50: median((round) => round.p50),
    p99: median((round) => round.p99),
  };
}
