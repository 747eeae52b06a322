import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { provideClusterPrograms } from '../cluster-programs.mjs';
import { environment, pinnedNode, root } from '../packages.mjs';
import { checkSupplyChain } from '../supply-chain/check.mjs';
import { runTasks } from '../turbo.mjs';
import { countCheck, countPlaywright, countVitest, leftOutOf, leftOutOfStories, sum } from './reports.mjs';

/** Where the runners leave their reports; git ignores it. */
export const reportFolder = join(root, 'test-results');

/** Tasks of turbo.json that together hold or do not. */
export function check(title, ...tasks) {
  return {
    title,
    async run() {
      const { isOk, output } = await runTasks(tasks);
      return { counts: countCheck(isOk), output };
    },
  };
}

/** The unit and API tests of one package. */
export function vitest(workspace) {
  const report = join(reportFolder, `${workspace}.json`);
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  const options = ['--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile=${report}`];
  return {
    title: `${workspace} tests`,
    async run() {
      const { isOk, output } = await runNode([program, 'run', ...options], join(root, workspace));
      return { counts: countVitest(report, isOk), output, notice: leftOutOf(report) };
    },
  };
}

/** The packages that the desk is made of, and that a bad one would be told. */
export function supplyChain() {
  return {
    title: 'supply chain and security table',
    async run() {
      const tests = await runNode(
        ['--test', 'scripts/supply-chain/supply-chain.test.mjs', 'scripts/test/security-table.test.mjs'],
        root,
      );
      const { faults, notAsked } = await checkSupplyChain();
      const skipped = notAsked === null ? 0 : 1;
      const isOk = tests.isOk && faults.length === 0;
      return {
        counts: sum([countCheck(isOk), { passed: 0, failed: 0, skipped }]),
        output: `${tests.isOk ? '' : tests.output}${faults.join('\n')}`,
        notice: skipped && `Known vulnerabilities were not looked for, since npm audit got: ${notAsked}.`,
      };
    },
  };
}

/** Each fault once, against the built desk, without Redis where it cannot be had; `npm run faults` has all of them. */
export function faults() {
  return {
    title: 'faults',
    async run() {
      const { missing, variables } = await provideClusterPrograms();
      const { isOk, output } = await runNode(['e2e/faults/faults.ts', '--part'], root, variables);
      const isLeftOut = missing.includes('redis-server');
      const notice = isLeftOut && 'The faults of Redis were left out, since there is no redis-server.';
      return { counts: { ...countCheck(isOk), skipped: isLeftOut ? 1 : 0 }, output, notice };
    },
  };
}

/** Several desks behind a balancer, tried by people who know nothing of it; left out where its servers cannot be had. */
export function cluster() {
  return {
    title: 'cluster',
    async run() {
      const { missing, variables } = await provideClusterPrograms();
      if (missing.length > 0) {
        const notice = `The desks behind a balancer were left out, since there is no ${missing.join(', no ')}.`;
        return { counts: { passed: 0, failed: 0, skipped: 1 }, output: '', notice };
      }
      const { isOk, output } = await runNode(['e2e/cluster/try-cluster.ts'], root, variables);
      return { counts: countCheck(isOk), output };
    },
  };
}

/** The browser tests. */
export function playwright(chromium) {
  const report = join(reportFolder, 'e2e.json');
  const program = join(root, 'node_modules/@playwright/test/cli.js');
  return {
    title: 'browser tests',
    async run() {
      const variables = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
      const arguments_ = [program, 'test', '--reporter=line,json'];
      const { isOk, output } = await runNode(arguments_, join(root, 'e2e'), variables);
      return { counts: countPlaywright(report, isOk), output, notice: leftOutOfStories(report) };
    },
  };
}

function runNode(arguments_, cwd, variables = {}) {
  const options = { cwd, env: { ...environment, ...variables }, maxBuffer: 256 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(pinnedNode, arguments_, options, (failure, stdout, stderr) => {
      resolve({ isOk: failure === null, output: `${stdout}${stderr}` });
    });
  });
}
