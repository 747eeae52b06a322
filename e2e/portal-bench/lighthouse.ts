import type { LaunchedChrome } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import type { MeasuredPage } from './pages.ts';

const RUNS = 5;

/** What Lighthouse says of a page as a phone sees it (4× CPU, Slow 4G): medians; scores are 0 to 100, times milliseconds. */
export interface Scores {
  performance: number;
  accessibility: number;
  bestPractices: number;
  lcpMs: number;
  blockedMs: number;
  shift: number;
}

/** Asks Lighthouse several times. @throws Error with its words when it cannot measure */
export async function scoresOf(page: MeasuredPage, chrome: LaunchedChrome): Promise<Scores> {
  const runs: Scores[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await scoresOnce(page, chrome));
  const middle = (name: keyof Scores) => median(runs.map((each) => each[name]));
  return {
    performance: middle('performance'),
    accessibility: middle('accessibility'),
    bestPractices: middle('bestPractices'),
    lcpMs: middle('lcpMs'),
    blockedMs: middle('blockedMs'),
    shift: middle('shift'),
  };
}

async function scoresOnce({ url, cookie }: MeasuredPage, { port }: LaunchedChrome): Promise<Scores> {
  const result = await lighthouse(url, {
    port,
    logLevel: 'silent',
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
    ...(cookie === null ? {} : { extraHeaders: { cookie } }),
  });
  const report = result?.lhr;
  if (report === undefined || report.runtimeError !== undefined)
    throw new Error(`Lighthouse could not measure ${url}: ${report?.runtimeError?.message ?? 'no result'}`);
  const score = (name: string) => Math.round((report.categories[name]?.score ?? 0) * 100);
  const figure = (name: string) => report.audits[name]?.numericValue ?? Number.NaN;
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    lcpMs: figure('largest-contentful-paint'),
    blockedMs: figure('total-blocking-time'),
    shift: figure('cumulative-layout-shift'),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
