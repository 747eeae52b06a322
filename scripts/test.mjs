// `npm test`: every check and every test. All of them run, whatever fails; the last line says how it went.
import { mkdirSync, rmSync } from 'node:fs';
import { installPackages } from './packages.mjs';
import { provideChromium } from './test/chromium.mjs';
import { inWords, sum } from './test/reports.mjs';
import { check, cluster, faults, playwright, reportFolder, supplyChain, vitest } from './test/steps.mjs';

await installPackages();
const chromium = await provideChromium();
if (!chromium) process.exit(1);

// A report of an earlier run must not stand in for one that a runner failed to write.
rmSync(reportFolder, { recursive: true, force: true });
mkdirSync(reportFolder);

/**
 * What stands in one row runs side by side, what stands in brackets within it one after the other: linting and checking
 * types use one core each, and the faults mostly wait.
 */
const rows = [
  [check('generated types', 'codegen'), supplyChain()],
  [check('lint', 'lint'), [check('types', 'types'), check('build', 'build')]],
  [faults(), [check('format', 'format:check'), vitest('db'), vitest('schema'), vitest('portal'), cluster()]],
  [vitest('api')],
  [playwright(chromium)],
];

const results = [];
for (const row of rows) results.push(...(await Promise.all(row.map(inOrder))).flat());

const total = sum(results);
console.log(inWords(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** Runs one step, or several one after the other. */
async function inOrder(steps) {
  const counts = [];
  for (const step of [steps].flat()) counts.push(await runAndTell(step));
  return counts;
}

async function runAndTell({ title, run }) {
  const startedAt = Date.now();
  const { counts, output, notice } = await run();
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  if (counts.failed > 0) console.log(output);
  if (notice) console.log(notice);
  console.log(`${counts.failed > 0 ? '✗' : '✓'} ${title}: ${inWords(counts)} (${seconds} s)`);
  return counts;
}
