import { setTimeout as pause } from 'node:timers/promises';
import { idOf, referenceOf } from '../many-cases/synthetic-cases.ts';
import { OPERATIONS } from '../operations.ts';
import { percentile } from '../row.ts';
import { Changes } from './changes.ts';
import { Connection, type Speech } from './connections.ts';
import { serverOf } from './server-of.ts';

/** What the process that watches is told at its start. */
export interface WatchPlan {
  urls: string[];
  speech: Speech;
  databaseUrl: string;
  watchers: number;
  /** How many cases they watch: as many as watchers, or one. */
  cases: number;
}

/** What it is asked to do, one after the other. */
export type WatchTask =
  | { do: 'connect' }
  | { do: 'change'; perSecond: number; seconds: number }
  | { do: 'change-one'; times: number }
  | { do: 'storm'; changes: number }
  | { do: 'await'; seqs: [caseIndex: number, seq: number][] };

/** What came of a task. */
export interface WatchResult {
  milliseconds: number;
  /** Of each status that was told of a change, from before its commit until it arrived. */
  p50: number;
  p99: number;
  delivered: number;
  expected: number;
  /** Statuses since the start that were not newer than the one before. */
  disorders: number;
}

const CONNECTING_AT_ONCE = 100;
const CHANGING_AT_ONCE = 8;
const PATIENCE_MS = 60_000;

// Run as a process of its own: node watch.ts PLAN
const plan = JSON.parse(process.argv[2] ?? '') as WatchPlan;
const changes = new Changes(plan.databaseUrl, CHANGING_AT_ONCE);
const connections: Connection[] = [];
/** The newest seq that each watcher has, and that each case has. */
const seen = new Uint32Array(plan.watchers);
const newest = new Uint32Array(plan.cases);
/** When each case's newest change was about to be committed. */
const committedAt = new Float64Array(plan.cases);
let latencies: number[] = [];
let expected = 0;
let disorders = 0;

process.on('message', (task: WatchTask | 'usage') => {
  if (task !== 'usage') void run(task).then((result) => process.send?.(result));
});
// Until it is stopped: between tasks nothing else keeps it.
process.channel?.ref();
process.send?.('ready');

async function run(task: WatchTask): Promise<WatchResult> {
  latencies = [];
  expected = 0;
  const from = performance.now();
  await work(task);
  const milliseconds = performance.now() - from;
  const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
  return { milliseconds, p50, p99, delivered: latencies.length, expected, disorders };
}

async function work(task: WatchTask): Promise<void> {
  switch (task.do) {
    case 'connect':
      await connectAll();
      return;
    case 'change':
      await changeAll(task.perSecond, task.seconds);
      return;
    case 'change-one':
      for (let time = 0; time < task.times; time++) {
        await changeCase(0);
        await untilAllSeen();
      }
      return;
    case 'storm':
      await dropAndReturn(task.changes);
      return;
    case 'await':
      for (const [caseIndex, seq] of task.seqs) newest[caseIndex] = seq;
      await untilAllSeen();
  }
}

async function connectAll(): Promise<void> {
  let next = 0;
  const connectOn = async (): Promise<void> => {
    while (next < plan.watchers) {
      const watcher = next++;
      if (!(await connect(watcher).first)) throw new Error(`Watcher ${watcher} was not let in.`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTING_AT_ONCE }, connectOn));
}

function connect(watcher: number): Connection {
  const reference = referenceOf(caseOf(watcher));
  const subscribe =
    plan.speech === 'texts'
      ? reference
      : JSON.stringify({
          id: '1',
          type: 'subscribe',
          payload: { query: OPERATIONS.progress, variables: { reference } },
        });
  const url = serverOf(watcher, plan.urls);
  const connection = new Connection(url, plan.speech, subscribe, watcher, onStatus);
  connections[watcher] = connection;
  return connection;
}

function caseOf(watcher: number): number {
  return watcher % plan.cases;
}

function onStatus(watcher: number, seq: number): void {
  const caseIndex = caseOf(watcher);
  if (seq <= (seen[watcher] ?? 0)) disorders++;
  const isNews = seq > (seen[watcher] ?? 0) && seq === newest[caseIndex];
  if (isNews) latencies.push(performance.now() - (committedAt[caseIndex] ?? 0));
  seen[watcher] = Math.max(seq, seen[watcher] ?? 0);
}

async function changeCase(caseIndex: number): Promise<void> {
  await changes.change(idOf(caseIndex), (seq) => {
    newest[caseIndex] = seq;
    committedAt[caseIndex] = performance.now();
    expected += plan.watchers / plan.cases;
  });
}

async function changeAll(perSecond: number, seconds: number): Promise<void> {
  const from = performance.now();
  const under = new Set<Promise<void>>();
  for (let made = 0; made < perSecond * seconds; made++) {
    const wait = from + (made * 1000) / perSecond - performance.now();
    if (wait > 1) await pause(wait);
    const change = changeCase(made % plan.cases).finally(() => under.delete(change));
    under.add(change);
  }
  await Promise.all(under);
  await untilAllSeen();
}

/** All lines break at once, and come back as the portal does; meanwhile cases change. */
async function dropAndReturn(count: number): Promise<void> {
  for (const connection of connections) connection.drop();
  const changing = (async () => {
    for (let made = 0; made < count; made++) await changeCase(made % plan.cases);
  })();
  await Promise.all(connections.map((_, watcher) => comeBack(watcher)));
  await changing;
  await untilAllSeen();
}

/** Between half and all of half a second, then of a second and so on: `backOff` of the portal. */
async function comeBack(watcher: number): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    await pause(Math.min(30_000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2));
    if (await connect(watcher).first) return;
  }
}

/** @throws Error when somebody is not told in time */
async function untilAllSeen(): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    if (seen.every((seq, watcher) => seq >= (newest[caseOf(watcher)] ?? 0))) return;
    await pause(2);
  }
  throw new Error('Somebody was not told of a change.');
}
