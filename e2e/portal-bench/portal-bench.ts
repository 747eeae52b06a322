import { launch } from 'chrome-launcher';
import { browserOptions } from '../desk/devices.ts';
import startDesk from '../desk/start-desk.ts';
import { missedAims } from './aims.ts';
import { interactionsOf } from './interactions.ts';
import { scoresOf } from './lighthouse.ts';
import { measuredPages } from './pages.ts';

// `npm run bench:portal`: how the portal feels on a cheap phone. It fails when a page misses an aim.

const { executablePath, args = [] } = browserOptions.launchOptions ?? {};
const stopDesk = await startDesk();
const chrome = await launch({
  ...(executablePath === undefined ? {} : { chromePath: executablePath }),
  chromeFlags: ['--headless', '--no-sandbox', ...args],
});
try {
  const pages = await measuredPages(process.env['DESK_ADDRESS'] ?? '');
  const rows: object[] = [];
  const misses: string[] = [];
  const interactions = await interactionsOf(pages);
  for (const page of pages) {
    const scores = await scoresOf(page, chrome);
    const inpMs = Math.round(interactions.get(page.name) ?? Number.NaN);
    misses.push(...missedAims({ ...scores, inpMs }).map((aim) => `${page.name}: ${aim}`));
    rows.push({
      page: page.name,
      performance: scores.performance,
      accessibility: scores.accessibility,
      'best practices': scores.bestPractices,
      'LCP, s': (scores.lcpMs / 1000).toFixed(2),
      'INP, ms': inpMs,
      'blocked, ms': Math.round(scores.blockedMs),
      'layout shift': scores.shift.toFixed(3),
    });
  }
  console.table(rows);
  console.log(misses.length === 0 ? 'Every aim is met.' : `Missed: ${misses.join('; ')}.`);
  if (misses.length > 0) process.exitCode = 1;
} finally {
  chrome.kill();
  await stopDesk();
}
