import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEnv } from '../env.ts';
import { openSecrets } from './secrets.ts';

const SECRET_KEY = 'p5yYw0Jx1eVhQm8tZr4uKc7sNd2fGb9a';

describe('the keys of the desk', () => {
  it('differ by purpose and by secret, and are the same on every process', () => {
    const secrets = openSecrets({ SECRET_KEY, DATA_FOLDER: '/nowhere' });
    const again = openSecrets({ SECRET_KEY, DATA_FOLDER: '/nowhere' });
    const other = openSecrets({ SECRET_KEY: `${SECRET_KEY}2`, DATA_FOLDER: '/nowhere' });
    const key = secrets.key('access-code');
    expect(key).toHaveLength(32);
    expect(again.key('access-code')).toEqual(key);
    expect(secrets.key('reply-address')).not.toEqual(key);
    expect(other.key('access-code')).not.toEqual(key);
  });
});

describe('the secret of a desk that is given none', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-secret-'));
    path = join(folder, 'data', 'secret-key');
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const open = () => openSecrets({ SECRET_KEY: undefined, DATA_FOLDER: join(folder, 'data') });

  it('is made once, for its owner alone, and kept', async () => {
    const key = open().key('access-code');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(await readFile(path, 'utf8'), 'base64')).toHaveLength(32);
    expect(open().key('access-code')).toEqual(key);
  });

  it('is refused when others may read it, and when it is damaged', async () => {
    open();
    await chmod(path, 0o640);
    expect(open).toThrow(/can be read by others: run chmod 600/);
    await chmod(path, 0o600);
    await writeFile(path, 'short');
    expect(open).toThrow(/is damaged/);
  });
});

describe('security 30: a SECRET_KEY', () => {
  it.each([
    ['short', 'must have at least 32 characters'],
    ['change-me-change-me-change-me-change-me', 'must be random'],
    ['0000000000000000000000000000000000000000', 'must be random'],
    ['this-is-the-default-secret-of-the-manual', 'must be random'],
  ])('is refused at the start when it is %s', (value, problem) => {
    expect(() => readEnv({ SECRET_KEY: value })).toThrow(`SECRET_KEY ${problem}`);
  });

  it('is demanded in production where the data lives elsewhere', () => {
    const DATABASE_URL = 'postgres://desk@db.internal/desk';
    expect(() => readEnv({ NODE_ENV: 'production', DATABASE_URL })).toThrow('SECRET_KEY is missing');
    expect(readEnv({ NODE_ENV: 'production', DATABASE_URL, SECRET_KEY })).toMatchObject({ SECRET_KEY });
    expect(readEnv({ NODE_ENV: 'production' }).SECRET_KEY).toBeUndefined();
  });
});
