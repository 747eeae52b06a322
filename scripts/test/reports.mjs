import { readFileSync } from 'node:fs';

/**
 * Counts of one run: `passed`, `failed`, `skipped`.
 * A runner that ended badly without naming a failed test counts as one failure, and so does a missing report.
 */
const died = { passed: 0, failed: 1, skipped: 0 };

/** Counts what vitest's JSON report says. A file that could not be loaded counts as one failure. */
export function countVitest(file, isOk) {
  return count(file, isOk, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.testResults.filter(couldNotRun).length,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

/** What vitest's JSON report says was left out, as one sentence; each group's name gives its reason. Null for none. */
export function leftOutOf(file) {
  const names = readReport(file)
    .testResults.flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ ancestorTitles, title }) => ancestorTitles[0] ?? title);
  return names.length > 0 ? `Left out: ${[...new Set(names)].join('; ')}.` : null;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { testResults: [] };
  }
}

function couldNotRun({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

/** Counts what Playwright's JSON report says. A test that passed only when repeated is a failure. */
export function countPlaywright(file, isOk) {
  return count(file, isOk, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }));
}

/** The reasons for which Playwright's JSON report says that stories were left out. Null for none. */
export function leftOutOfStories(file) {
  const reasons = annotationsOf(readReport(file))
    .filter(({ type }) => type === 'skip')
    .map(({ description, location }) => description ?? `Left out, without a reason: ${location?.file}.`);
  return reasons.length > 0 ? [...new Set(reasons)].join('\n') : null;
}

/** Suites nest: a file, its groups, their stories. */
function annotationsOf({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ tests }) => tests).flatMap(({ annotations }) => annotations);
  return [...own, ...suites.flatMap(annotationsOf)];
}

function count(file, isOk, read) {
  try {
    const counts = read(JSON.parse(readFileSync(file, 'utf8')));
    return isOk || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  } catch {
    return died;
  }
}

/** Counts a check, which is one thing that holds or does not. */
export function countCheck(isOk) {
  return isOk ? { passed: 1, failed: 0, skipped: 0 } : died;
}

/** Adds counts up. */
export function sum(all) {
  return all.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** `N passed, N failed`, and `, N skipped` where there are any. */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
