import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../packages.mjs';
import { unlistedScripts } from './install-scripts.mjs';
import { judgeAudit, whyNotAsked } from './judge-audit.mjs';

/**
 * Looks at the packages that the desk is made of.
 * Returns `faults`, a sentence each, and in `notAsked` why nobody could be asked for known vulnerabilities, else null.
 */
export async function checkSupplyChain() {
  const unlisted = unlistedScripts(read('package-lock.json'), read('package.json').allowScripts);
  const faults = unlisted.map((name) => `${name}: has an install script that allowScripts does not name`);
  const report = await audit();
  const notAsked = whyNotAsked(report);
  if (notAsked !== null) return { faults, notAsked };
  const exceptions = read('scripts/supply-chain/audit-exceptions.json');
  const today = new Date().toISOString().slice(0, 10);
  return { faults: [...faults, ...judgeAudit(report, exceptions, today)], notAsked };
}

function read(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}

/** The report of npm, which ends with an error also when it finds something. */
function audit() {
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024, timeout: 60_000 };
  return new Promise((resolve) => {
    execFile('npm', ['audit', '--json', '--fetch-retries=0'], options, (_failure, stdout) => {
      try {
        resolve(JSON.parse(stdout));
      } catch {
        resolve({});
      }
    });
  });
}
