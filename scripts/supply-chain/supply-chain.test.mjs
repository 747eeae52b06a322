import { deepEqual, equal, match } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../packages.mjs';
import { unlistedScripts } from './install-scripts.mjs';
import { judgeAudit, whyNotAsked } from './judge-audit.mjs';

const url = 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc';
const advisory = { source: 1, name: 'left', title: 'Reads too much', url, severity: 'high' };
const report = {
  auditReportVersion: 2,
  vulnerabilities: { left: { via: [advisory] }, right: { via: ['left'] }, far: { via: [advisory] } },
};
const exception = {
  advisory: 'GHSA-aaaa-bbbb-cccc',
  reason: 'Only reached by the build, with our own files.',
  until: '2027-01-31',
};

test('security 47: a finding that nobody explained fails, once', () => {
  deepEqual(judgeAudit(report, [], '2026-12-01'), ['GHSA-aaaa-bbbb-cccc: left (high): Reads too much']);
});

test('security 47: an exception holds until its day, with a reason', () => {
  deepEqual(judgeAudit(report, [exception], '2027-01-31'), []);
  match(judgeAudit(report, [exception], '2027-02-01').join(), /ended on 2027-01-31/);
  match(judgeAudit(report, [{ ...exception, reason: '' }], '2026-12-01').join(), /no reason/);
});

test('security 47: an exception that explains nothing fails', () => {
  match(judgeAudit({ vulnerabilities: {} }, [exception], '2026-12-01').join(), /is found no more/);
});

test('security 47: a registry that cannot be asked is no clean report', () => {
  equal(whyNotAsked(report), null);
  equal(whyNotAsked({ message: '405 Method Not Allowed' }), '405 Method Not Allowed');
  equal(whyNotAsked({}), 'no answer');
});

test('security 47: an install script that is neither allowed nor denied is told', () => {
  const packages = {
    '': { hasInstallScript: true },
    'node_modules/known': { hasInstallScript: true },
    'node_modules/a/node_modules/@b/unknown': { hasInstallScript: true },
    'node_modules/quiet': {},
  };
  deepEqual(unlistedScripts({ packages }, { known: false }), ['@b/unknown']);
});

test('security 47: the bill of materials names every package of the lock', () => {
  const bill = execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  const { bomFormat, components } = JSON.parse(bill);
  const named = new Set(components.map(({ name }) => name));
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const locked = Object.keys(packages).filter(
    (path) => path.includes('node_modules/') && !packages[path].link,
  );
  const missing = locked.map((path) => path.split('node_modules/').at(-1)).filter((name) => !named.has(name));
  equal(bomFormat, 'CycloneDX');
  deepEqual(missing, []);
});
