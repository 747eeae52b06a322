import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstMessage, startProgram } from '../child.ts';
import { median } from '../row.ts';
import type { Sizes } from '../sizes.ts';
import type { Round } from './http-load.ts';
import type { Target } from './target.ts';

/** Two servers under the same load. */
export interface Compared {
  /** The medians of the rounds of each. */
  ours: Round;
  theirs: Round;
  /** How many times as many requests ours answered: the median of the pairs. */
  ratio: number;
}

/**
 * Loads two servers in turn, so that a slow minute of the machine meets both alike: each round of one is held against
 * the round of the other beside it, and they begin by turns. The first rounds only warm up.
 * @param calm resolves when a server has done what follows its answers, which would slow the other one
 */
export async function loadInTurn(
  sizes: Sizes,
  targets: readonly [ours: Target, theirs: Target],
  calm: () => Promise<void> = () => Promise.resolve(),
): Promise<Compared> {
  const measured: [ours: Round[], theirs: Round[]] = [[], []];
  const folder = await mkdtemp(join(tmpdir(), 'desk-load-'));
  try {
    const files = targets.map((_, side) => join(folder, `${side}.json`));
    await Promise.all(files.map((file, side) => writeFile(file, JSON.stringify(targets[side]))));
    for (let round = 0; round <= sizes.rounds; round++) {
      const inTurn = round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
      for (const side of inTurn) {
        const result = await load(files[side] ?? '', sizes);
        await calm();
        if (round > 0) measured[side].push(result);
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  const [ours, theirs] = measured;
  const ratios = ours.map(
    (round, index) => round.requestsPerSecond / (theirs[index]?.requestsPerSecond ?? NaN),
  );
  return { ours: medians(ours), theirs: medians(theirs), ratio: median(ratios) };
}

/** What a round measured, in words. */
export function describeRound({ requestsPerSecond, p50, p99 }: Round): string {
  return `${requestsPerSecond.toFixed(0)}/s, p50 ${p50} ms, p99 ${p99} ms`;
}

function load(file: string, { connections, seconds }: Sizes): Promise<Round> {
  const args = [file, String(connections), String(seconds)];
  return firstMessage<Round>(startProgram('e2e/load/requests/http-load.ts', { args }));
}

function medians(rounds: readonly Round[]): Round {
  return {
    requestsPerSecond: median(rounds.map((round) => round.requestsPerSecond)),
    p50: median(rounds.map((round) => round.p50)),
    p99: median(rounds.map((round) => round.p99)),
  };
}
