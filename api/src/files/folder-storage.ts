import { access, chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Incoming } from './incoming.ts';
import type { ByteRange, FileStorage } from './storage.ts';

/** Bytes in a folder of this machine: `ab/cd/abcd…`, readable for the desk alone. */
export class FolderStorage implements FileStorage {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async keep(key: string, { path }: Pick<Incoming, 'path'>): Promise<void> {
    const target = this.#pathOf(key);
    const folder = dirname(target);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(path, 0o600);
    await rename(path, target);
    // The new name is safe only once its folder is written.
    await syncFolder(folder);
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    const file = await open(this.#pathOf(key));
    return file.createReadStream(range && { start: range.first, end: range.last });
  }

  has(key: string): Promise<boolean> {
    return access(this.#pathOf(key)).then(
      () => true,
      () => false,
    );
  }

  remove(key: string): Promise<void> {
    return rm(this.#pathOf(key), { force: true });
  }

  #pathOf(key: string): string {
    return join(this.#root, key.slice(0, 2), key.slice(2, 4), key);
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
