import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const api = resolve(import.meta.dirname, '../..');

/** Names the variable by which the test files of a run find the desk that they start as a process. */
export const DESK_BUNDLE = 'TEST_DESK_BUNDLE';

/**
 * Vitest's global set-up: the whole desk in one file, built once for the run. Compiling its sources anew at each start
 * took three times as long as starting it does.
 */
export default async function bundleDesk(): Promise<() => Promise<void>> {
  // Below `node_modules`, where the packages that stay outside the file are found.
  await mkdir(resolve(api, 'node_modules'), { recursive: true });
  const folder = await mkdtemp(resolve(api, 'node_modules/.desk-'));
  const file = resolve(folder, 'main.mjs');
  await build({
    entryPoints: [resolve(api, 'src/main.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@desk/db': resolve(api, '../db/src/index.ts') },
    tsconfig: resolve(api, 'tsconfig.json'),
    // The schema's types are named after their classes.
    keepNames: true,
  });
  process.env[DESK_BUNDLE] = file;
  return () => rm(folder, { recursive: true, force: true });
}
