import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../env.ts';

const KEY_BYTES = 32;
const FILE_NAME = 'secret-key';

/** The keys of this desk, one for each purpose, all derived from one secret: none tells anything of another. */
export class Secrets {
  readonly #secret: Buffer;
  readonly #keys = new Map<string, Buffer>();

  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  /** The key of 256 bits for one purpose, such as `access-code`; the same on every process with the same secret. */
  key(purpose: string): Buffer {
    const known = this.#keys.get(purpose);
    if (known !== undefined) return known;
    const key = Buffer.from(hkdfSync('sha256', this.#secret, '', `complaints-desk/${purpose}`, KEY_BYTES));
    this.#keys.set(purpose, key);
    return key;
  }
}

/**
 * The secret of SECRET_KEY; without it the one in the data folder, made at the first start.
 * @throws Error of one sentence when the kept secret is broken or others may read it
 */
export function openSecrets({ SECRET_KEY, DATA_FOLDER }: Pick<Env, 'SECRET_KEY' | 'DATA_FOLDER'>): Secrets {
  return new Secrets(SECRET_KEY === undefined ? keptSecret(DATA_FOLDER) : Buffer.from(SECRET_KEY));
}

function keptSecret(folder: string): Buffer {
  const path = join(folder, FILE_NAME);
  const found = readSecret(path);
  if (found !== null) return found;
  mkdirSync(folder, { recursive: true });
  // Two processes that start at once must end with the same secret: only one of them can link its own.
  const mine = `${path}.${randomUUID()}`;
  writeFileSync(mine, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
  // The process's mask may have taken rights of the owner away.
  chmodSync(mine, 0o600);
  try {
    linkSync(mine, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(mine);
  }
  return readSecret(path) ?? refuse(path, 'has gone again');
}

function readSecret(path: string): Buffer | null {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file === undefined) return null;
  if ((file.mode & 0o077) !== 0) refuse(path, 'can be read by others: run chmod 600 on it');
  const secret = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (secret.length !== KEY_BYTES) refuse(path, 'is damaged: restore it, or set SECRET_KEY');
  return secret;
}

function refuse(path: string, problem: string): never {
  throw new Error(`Cannot start: the secret in ${path} ${problem}.`);
}
