import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '@desk/db/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeskProcess } from './testing/desk-process.ts';
import { TEST_SECRET_KEY } from './testing/index.ts';

describe('the desk as a process', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-main-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['a broken variable', { PORT: 'x' }, 'Cannot start: PORT must be a number.\n'],
    [
      'a database that cannot be reached',
      { DATABASE_URL: 'postgres://desk:secret@127.0.0.1:1/desk' },
      'The database at 127.0.0.1:1/desk cannot be reached: nothing listens there.\n',
    ],
  ])('ends with one clear sentence on %s', async (_what, variables, sentence) => {
    const desk = new DeskProcess(variables);
    await expect(desk.ended()).resolves.toBe(1);
    expect(desk.output).toBe(sentence);
  });

  it('ends with one clear sentence when its port is in use, and lets go of the database', async () => {
    const database = await createTestDatabase();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = (other.address() as AddressInfo).port;
    const desk = new DeskProcess({ DATABASE_URL: database.url, DATA_FOLDER: folder, PORT: String(port) });
    await expect(desk.ended()).resolves.toBe(1);
    expect(desk.output).toBe(`Port ${port} is in use: stop what uses it, or set PORT to another one.\n`);
    other.close();
    await database.drop();
  });

  it('never seeds a demonstration in production, nor starts while a bracket is left', async () => {
    const database = await createTestDatabase();
    const desk = new DeskProcess({
      DATABASE_URL: database.url,
      NODE_ENV: 'production',
      SECRET_KEY: TEST_SECRET_KEY,
    });
    await expect(desk.ended()).resolves.toBe(1);
    expect(desk.output).toContain('[Registered Office Address]');
    await database.drop();
  });

  it('keeps everything over kill -9 of itself and of PostgreSQL, and stops in order on Ctrl-C', async () => {
    const first = new DeskProcess({ DATA_FOLDER: folder });
    const { reference } = await sample(await first.ready(), first);
    await first.stop('SIGKILL');

    const second = new DeskProcess({ DATA_FOLDER: folder });
    await expect(sample(await second.ready(), second)).resolves.toMatchObject({ reference });
    process.kill(await postmasterPid(folder), 'SIGKILL');
    await second.stop('SIGKILL');

    const third = new DeskProcess({ DATA_FOLDER: folder });
    await expect(sample(await third.ready(), third)).resolves.toMatchObject({ reference });
    const postgres = await postmasterPid(folder);
    await expect(third.stop('SIGINT')).resolves.toBe(0);
    expect(() => process.kill(postgres, 0)).toThrow('ESRCH');
  }, 90_000);
});

/** The status of the case that the desk names when it is ready. */
async function sample(address: string, desk: DeskProcess): Promise<{ reference: string }> {
  const reference = /CON-\S+/.exec(desk.output)?.[0] ?? '';
  const response = await fetch(`${address.replace('localhost', '127.0.0.1')}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ caseStatus(reference: "${reference}") { reference } }` }),
  });
  const { data } = (await response.json()) as { data: { caseStatus: { reference: string } } };
  return data.caseStatus;
}

async function postmasterPid(folder: string): Promise<number> {
  const [pid] = (await readFile(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n');
  return Number(pid);
}
