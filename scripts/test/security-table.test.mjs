import { equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../packages.mjs';

const LINES = 48;
const table = readFileSync(join(root, 'e2e/security/README.md'), 'utf8');
const rows = [...table.matchAll(/^\| (\d+) +\|.*\| `([^`]+)` *\|$/gm)].map(([, line, file]) => ({
  line: Number(line),
  file,
}));

test('every line of the security table has a row', () => {
  for (let line = 1; line <= LINES; line++)
    ok(
      rows.some((row) => row.line === line),
      `line ${line} has no row`,
    );
  equal(new Set(rows.map(({ line }) => line)).size, rows.length);
});

for (const { line, file } of rows) {
  test(`line ${line} is named by ${file}`, () => {
    const named = readFileSync(join(root, file), 'utf8').matchAll(
      /security (?:test )?((?:\d+(?:, | and )?)+)/g,
    );
    ok(
      [...named].some(([, lines]) => lines.match(/\d+/g).includes(String(line))),
      `no test is named security ${line}`,
    );
  });
}
