import { setTimeout as pause } from 'node:timers/promises';
import type { Ground } from '../ground.ts';
import { median, ratioRow, type Row } from '../row.ts';
import { count, type Sizes } from '../sizes.ts';
import type { ContenderName } from './contenders.ts';
import { Watching, type Watched } from './watching.ts';

const SECONDS = 10;
/** The collection of garbage stops whoever it meets for as long as a hundredth of a round: the figures are medians. */
const ROUNDS = 3;
/** What is short-lived is gone by then. */
const SETTLING_MS = 3_000;
const WARM_UP_SECONDS = 2;

interface Measured {
  /** Milliseconds. */
  p50: number;
  p99: number;
  rssBytes: number;
  kilobytesPerWatcher: number;
}

/** Each watches a case of its own, and cases change: how soon it is told, and what it takes to be remembered. */
export async function manyWatchers(ground: Ground, sizes: Sizes): Promise<Row[]> {
  const desk = await measure('desk', ground, sizes);
  const graphqlWs = await measure('bare-graphql-ws', ground, sizes);
  const ws = await measure('bare-ws', ground, sizes);
  const what = `${count(sizes.watchers)} watchers of as many cases, ${sizes.rate} changes/s`;
  return [
    latencyRow(`${what}: p50 from commit to client, against bare graphql-ws`, desk.p50, graphqlWs.p50),
    latencyRow(`${what}: p99, against bare graphql-ws`, desk.p99, graphqlWs.p99),
    {
      what: `${count(sizes.watchers)} watchers: memory (RSS) of each`,
      ours: `${desk.kilobytesPerWatcher.toFixed(0)} kB, ${(desk.rssBytes / 1e6).toFixed(0)} MB in all`,
      theirs: `graphql-ws ${graphqlWs.kilobytesPerWatcher.toFixed(0)} kB, ws ${ws.kilobytesPerWatcher.toFixed(0)} kB`,
      figure: `${desk.kilobytesPerWatcher.toFixed(0)} kB`,
      aim: '≤ 40 kB',
      isMet: desk.kilobytesPerWatcher <= 40,
    },
  ];
}

async function measure(name: ContenderName, ground: Ground, sizes: Sizes): Promise<Measured> {
  const watching = await Watching.of(name, ground, sizes, Math.min(sizes.watchers, sizes.fewCases));
  try {
    const before = await watching.usage();
    await watching.let({ do: 'connect' });
    await pause(SETTLING_MS);
    const after = await watching.usage();
    await watching.let({ do: 'change', perSecond: sizes.rate, seconds: WARM_UP_SECONDS });
    const rounds: Watched[] = [];
    for (let round = 0; round < ROUNDS; round++)
      rounds.push(await watching.let({ do: 'change', perSecond: sizes.rate, seconds: SECONDS }));
    return {
      p50: median(rounds.map(({ p50 }) => p50)),
      p99: median(rounds.map(({ p99 }) => p99)),
      rssBytes: Math.max(...rounds.map(({ usage }) => usage.rssBytes)),
      kilobytesPerWatcher: (after.rssBytes - before.rssBytes) / 1000 / sizes.watchers,
    };
  } finally {
    await watching.stop();
  }
}

function latencyRow(what: string, ours: number, theirs: number): Row {
  return ratioRow(what, [`${ours.toFixed(1)} ms`, `${theirs.toFixed(1)} ms`], ours / theirs, { most: 2 });
}
