import { launch } from 'chrome-launcher';
import { browserOptions } from '../desk/devices.ts';
import startDesk from '../desk/start-desk.ts';
import { interactionsOf } from './interactions.ts';
import { scoresOf } from './lighthouse.ts';
import { measuredPages } from './pages.ts';

// `npm run bench:portal`: how the portal feels on a cheap phone. Aims: performance 95, accessibility and best practices
// 100, the largest content within 2.5 s, an answer to every touch and key within 200 ms.

const { executablePath, args = [] } = browserOptions.launchOptions ?? {};
const stopDesk = await startDesk();
const chrome = await launch({
  ...(executablePath === undefined ? {} : { chromePath: executablePath }),
  chromeFlags: ['--headless', '--no-sandbox', ...args],
});
try {
  const pages = await measuredPages(process.env['DESK_ADDRESS'] ?? '');
  const rows: object[] = [];
  const interactions = await interactionsOf(pages);
  for (const page of pages) {
    const scores = await scoresOf(page, chrome);
    rows.push({
      page: page.name,
      performance: scores.performance,
      accessibility: scores.accessibility,
      'best practices': scores.bestPractices,
      'LCP, s': (scores.lcpMs / 1000).toFixed(2),
      'INP, ms': Math.round(interactions.get(page.name) ?? Number.NaN),
      'blocked, ms': Math.round(scores.blockedMs),
      'layout shift': scores.shift.toFixed(3),
    });
  }
  console.table(rows);
} finally {
  chrome.kill();
  await stopDesk();
}
