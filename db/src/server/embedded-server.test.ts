import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEmbeddedServer } from './embedded-server.ts';
import { makeDataFolder, makeEmptyFolder, startServer, testSettings } from './testing/data-folder.ts';
import { sql } from './testing/sql.ts';

test('starts a PostgreSQL 18 of our own that listens on this machine only', async () => {
  const folder = await makeEmptyFolder();
  const { url } = await startServer(folder);
  const [settings] = await sql(
    url,
    `SELECT current_setting('server_version') AS version, current_setting('listen_addresses') AS addresses,
            current_setting('unix_socket_directories') AS sockets, current_setting('TimeZone') AS zone,
            current_setting('fsync') AS fsync, lower('ÉÅ') AS lower`,
  );
  expect(settings).toMatchObject({
    addresses: '127.0.0.1',
    sockets: '',
    zone: 'UTC',
    fsync: 'off',
    lower: 'éå',
  });
  expect(settings?.version).toMatch(/^18\./);
});

test('keeps its password in a file of its own and asks for it', async () => {
  const folder = await makeEmptyFolder();
  const { url } = await startServer(folder);
  const password = await readFile(join(folder, 'password'), 'utf8');
  expect(url).toContain(`:${password}@127.0.0.1:`);
  expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600);
  await expect(sql(url.replace(password, 'guess'), 'SELECT 1')).rejects.toThrow(
    'password authentication failed',
  );
});

test('comes back with its data on the port it had', async () => {
  const folder = await makeDataFolder();
  const first = await startServer(folder);
  await sql(first.url, 'CREATE TABLE kept AS SELECT 7 AS value');
  await Promise.all([first.stop(), first.stop()]);
  await expect(sql(first.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  const second = await startServer(folder);
  expect(second.url).toBe(first.url);
  expect(await sql(second.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
});

test('takes another port when its own is taken', async () => {
  const folder = await makeDataFolder();
  const other = await startServer(await makeDataFolder());
  await writeFile(join(folder, 'port'), new URL(other.url).port);
  const { url } = await startServer(folder);
  expect(new URL(url).port).not.toBe(new URL(other.url).port);
  expect(await sql(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('says so when the port that was asked for is taken', async () => {
  const other = await startServer(await makeDataFolder());
  const options = {
    folder: await makeDataFolder(),
    port: Number(new URL(other.url).port),
    settings: testSettings,
  };
  await expect(startEmbeddedServer(options)).rejects.toThrow(
    /^PostgreSQL did not start: could not create any TCP/,
  );
});

test('refuses a folder that another desk is using, and leaves that desk alone', async () => {
  const folder = await makeDataFolder();
  const { url } = await startServer(folder);
  await expect(startEmbeddedServer({ folder })).rejects.toThrow(
    `The data folder ${folder} is in use by process ${process.pid}`,
  );
  expect(await sql(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('does not touch a folder that holds something else', async () => {
  const folder = await makeEmptyFolder();
  await mkdir(join(folder, 'cluster'));
  await writeFile(join(folder, 'cluster', 'letter.txt'), 'mine');
  await expect(startEmbeddedServer({ folder })).rejects.toThrow('is not a PostgreSQL data directory');
  expect(await readFile(join(folder, 'cluster', 'letter.txt'), 'utf8')).toBe('mine');
});

test('does not touch the data of another PostgreSQL version', async () => {
  const folder = await makeEmptyFolder();
  await mkdir(join(folder, 'cluster'));
  await writeFile(join(folder, 'cluster', 'PG_VERSION'), '17\n');
  await expect(startEmbeddedServer({ folder })).rejects.toThrow('was made by PostgreSQL 17');
});

test('names the folder that cannot be made', async () => {
  const file = join(await makeEmptyFolder(), 'file');
  await writeFile(file, '');
  await expect(startEmbeddedServer({ folder: join(file, 'data') })).rejects.toThrow(
    `The data folder ${join(file, 'data')} cannot be made`,
  );
});
