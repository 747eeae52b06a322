import { chmod, chown, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startServer } from './testing/data-folder.ts';
import { sql } from './testing/sql.ts';

const isRoot = process.getuid?.() === 0;

/** A folder as `mktemp -d` makes it, which only its owner can pass through. */
async function makeClosedFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-closed-'));
  await chmod(folder, 0o700);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('works inside a folder that is closed to others, never as root', async () => {
  const closed = await makeClosedFolder();
  const data = join(closed, 'data');
  const { url } = await startServer(data);
  expect(await sql(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect((await stat(closed)).mode & 0o777).toBe(0o700);
  const { uid, mode } = await stat(join(data, 'cluster'));
  expect(uid).not.toBe(0);
  expect(mode & 0o777).toBe(0o700);
});

test.runIf(isRoot)('mends data that a copy left in the hands of root', async () => {
  const data = join(await makeClosedFolder(), 'data');
  const first = await startServer(data);
  await first.stop();
  await chown(join(data, 'cluster'), 0, 0);
  await chmod(join(data, 'cluster'), 0o755);
  const second = await startServer(data);
  expect(await sql(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});
