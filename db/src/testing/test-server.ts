import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedServer } from '../server/embedded-server.ts';

/** Names the variable by which the test files of a run find their server. */
export const TEST_SERVER = 'TEST_DATABASE_SERVER';

/**
 * Vitest's global set-up: one PostgreSQL for the whole run, in memory-like settings, thrown away afterwards.
 * `TEST_DATABASE_SERVER` names a running one to use instead.
 */
export default async function startTestServer(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[TEST_SERVER]) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'desk-test-'));
  const server = await startEmbeddedServer({
    folder,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  process.env[TEST_SERVER] = server.url;
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
