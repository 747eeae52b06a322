import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BackupRefused } from '@desk/db';
import { createEmptyDatabase } from '@desk/db/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnv, type Env } from '../env.ts';
import { openServer } from '../open-server.ts';
import { samplePdf } from '../testing/sample-files.ts';
import { startTestDesk, submit, TEST_SECRET_KEY, TestCaller, type TestDesk } from '../testing/index.ts';
import { testCase } from '../testing/test-case.ts';
import { staffOffice } from '../testing/test-office.ts';
import { upload } from '../testing/uploads.ts';
import { runBackup } from './run-backup.ts';
import { verifyArchive } from './verify-archive.ts';

let test: TestDesk;
let folder: string;
let archive: string;
let served: Env;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-backup-'));
  test = await startTestDesk();
  const office = await staffOffice(test);
  const origin = await test.app.listen({ port: 0 });
  const customer = new TestCaller(test.app);
  const { id } = await upload(origin, customer, samplePdf('invoice'));
  await submit(customer, { files: [id], whatHappened: 'Tab\there, a back\\slash, two\nlines, £ and \\N.' });
  await testCase(test, office, 'decidedTwice');
  served = settings(test.databaseUrl, test.desk.env.DATA_FOLDER);
  archive = join(folder, 'desk.tar');
  await runBackup(served, ['backup', archive]);
});

afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

function settings(databaseUrl: string | undefined, dataFolder: string, secret = TEST_SECRET_KEY): Env {
  return readEnv({
    NODE_ENV: 'test',
    SECRET_KEY: secret,
    DATA_FOLDER: dataFolder,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  });
}

describe('a backup', () => {
  it('goes from a served database into the embedded one and back, with every row, job and byte', async () => {
    const embedded = settings(undefined, join(folder, 'embedded'));
    const told = await runBackup(embedded, ['restore', archive]);
    expect(told).toMatch(/2 cases, .* waiting jobs, 1 files.*\. The histories of all 2 cases verify/);
    expect(told).not.toContain('secret');

    const second = join(folder, 'second.tar');
    // Beside a desk that runs, as a nightly backup is made.
    const running = await openServer(embedded);
    try {
      await runBackup(embedded, ['backup', second]);
      expect(await contentOf(running.url)).toEqual(await contentOf(test.databaseUrl));
    } finally {
      await running.stop();
    }

    await withEmptyDatabase(async (url) => {
      const other = settings(url, join(folder, 'other'), `${TEST_SECRET_KEY.slice(1)}Z`);
      expect(await runBackup(other, ['restore', second])).toContain('The secret is not the one');
      expect(await contentOf(url)).toEqual(await contentOf(test.databaseUrl));
      expect(await bytesIn(join(folder, 'other/files'))).toEqual(
        await bytesIn(join(folder, 'embedded/files')),
      );
      await expect(runBackup(other, ['restore', second])).rejects.toMatchObject({
        code: 'DATABASE_NOT_EMPTY',
        message: expect.stringContaining('rows in public.') as string,
      });
    });
  });

  it('is proven without a database, and never replaces another one', async () => {
    expect(await runBackup(settings(undefined, join(folder, 'none')), ['verify', archive])).toMatch(
      /desk\.tar is whole, and every checksum fits: 2 cases/,
    );
    await expect(runBackup(served, ['backup', archive])).rejects.toMatchObject({ code: 'ARCHIVE_EXISTS' });
    expect((await readdir(folder)).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  });

  it('tells which case had been changed behind the desk’s back', async () => {
    await withEmptyDatabase(async (url) => {
      const target = settings(url, join(folder, 'forged'));
      await runBackup(target, ['restore', archive]);
      await query(
        url,
        `update complaint set what_happened = 'Forged' where what_happened like '%back\\\\slash%'`,
      );
      const copy = join(folder, 'forged.tar');
      await runBackup(target, ['backup', copy]);
      await withEmptyDatabase(async (other) => {
        await expect(
          runBackup(settings(other, join(folder, 'forged')), ['restore', copy]),
        ).rejects.toMatchObject({
          code: 'HISTORY_BROKEN',
          message: expect.stringMatching(/1 of 2 cases.*\nCON-\S+: The words or files/) as string,
        });
      });
    });
  });

  it.each(['', 'backup', 'restore', 'mend'])(
    'wants a file and a word that it knows, not “%s”',
    async (verb) => {
      await expect(async () =>
        runBackup(served, verb === 'mend' ? [verb, archive] : [verb]),
      ).rejects.toMatchObject({
        code: 'ARGUMENTS',
      });
    },
  );
});

describe('an archive that is not as it was written', () => {
  /** Refusals come before anything is opened or written. */
  async function refusalOf(bytes: Buffer): Promise<{ code: string; message: string }> {
    const path = join(folder, 'broken.tar');
    await writeFile(path, bytes);
    const told = (verb: string) =>
      runBackup(settings(undefined, join(folder, 'never')), [verb, path]).then(
        () => ({ code: 'NONE', message: '' }),
        (error: unknown) => {
          const { code, message } = error as BackupRefused;
          return { code, message };
        },
      );
    const refusal = await told('restore');
    expect(refusal).toEqual(await told('verify'));
    expect(await readdir(folder)).not.toContain('never');
    return refusal;
  }

  it('is refused wherever it breaks off, with the byte', async () => {
    const whole = await readFile(archive);
    const somewhere = Array.from(
      { length: 12 },
      (_, index) => Math.floor((whole.length * index) / 12) + index,
    );
    for (const length of [...somewhere, 512, whole.length - 2048, whole.length - 1024]) {
      const { code, message } = await refusalOf(whole.subarray(0, length));
      expect([length, code]).toEqual([
        length,
        length === whole.length - 1024 ? 'ARCHIVE_DAMAGED' : 'ARCHIVE_INCOMPLETE',
      ]);
      if (code === 'ARCHIVE_INCOMPLETE') expect(message).toContain(`breaks off at byte ${length}, `);
    }
  });

  it('is refused for any bit that was turned, with the entry', async () => {
    const whole = await readFile(archive);
    const content = whole.indexOf('%PDF-1.7');
    const somewhere = Array.from(
      { length: 40 },
      (_, index) => Math.floor((whole.length * index) / 40) + index,
    );
    for (const at of [...somewhere, content, content + 500, whole.length - 1]) {
      const turned = Buffer.from(whole);
      turned[at] = (turned[at] ?? 0) ^ 16;
      expect([at, (await refusalOf(turned)).code]).toEqual([at, expect.stringMatching(/^ARCHIVE_/)]);
    }
    const turned = Buffer.from(whole);
    turned[content] = 0;
    expect((await refusalOf(turned)).message).toMatch(
      /the checksum of files\/[0-9a-f]{64} at byte \d+ does not fit/,
    );
  });

  it('is refused when it is none', async () => {
    expect(await refusalOf(Buffer.from('a shopping list'))).toMatchObject({ code: 'ARCHIVE_INCOMPLETE' });
    await expect(verifyArchive(join(folder, 'nowhere.tar'))).rejects.toMatchObject({
      code: 'ARCHIVE_MISSING',
    });
  });
});

describe('a storage that lost a file', () => {
  it('is not backed up as if it were whole', async () => {
    const empty = settings(test.databaseUrl, join(folder, 'empty'));
    await expect(runBackup(empty, ['backup', join(folder, 'lost.tar')])).rejects.toMatchObject({
      code: 'FILE_MISSING',
    });
    expect((await readdir(folder)).filter((name) => name.startsWith('lost'))).toEqual([]);
  });
});

async function withEmptyDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const database = await createEmptyDatabase();
  try {
    await work(database.url);
  } finally {
    await database.drop();
  }
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Every row of every table, and what waits in the queues. */
async function contentOf(url: string): Promise<Record<string, unknown>> {
  const tables = await query<{ name: string }>(
    url,
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const content: Record<string, unknown> = {};
  for (const { name } of tables) {
    const columns = name === 'mikro_orm_migrations' ? 'name' : `${name}::text`;
    content[name] = await query(url, `select ${columns} as row from ${name} order by 1`);
  }
  content['jobs'] = await query(
    url,
    `select name, data, start_after from pgboss.job where state < 'completed' order by name, data::text, start_after`,
  );
  return content;
}

async function bytesIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const hashes = files.map(async ({ parentPath, name }) => {
    const hash = createHash('sha256').update(await readFile(join(parentPath, name)));
    return `${name} ${hash.digest('hex')}`;
  });
  return (await Promise.all(hashes)).toSorted();
}
