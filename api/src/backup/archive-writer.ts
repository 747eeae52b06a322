import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { BackupRefused } from '@desk/db';
import { pack } from 'tar-stream';
import {
  allButLast,
  END_BYTES,
  FORMAT,
  headerOf,
  PIECE_BYTES,
  sealOf,
  sha256,
  type Manifest,
} from './archive-format.ts';

const compress = promisify(gzip);

/** Writes an archive under a name of its own, which it loses once it is whole and safe on disk. */
export class ArchiveWriter {
  readonly #pack = pack();
  readonly #path: string;
  readonly #unfinished: string;
  readonly #written: Promise<void>;

  private constructor(path: string) {
    this.#path = path;
    this.#unfinished = `${path}.unfinished`;
    const file = createWriteStream(this.#unfinished, { mode: 0o600, flush: true });
    this.#written = pipeline(sealed(this.#pack as AsyncIterable<Buffer>), file);
    // Told by whoever waits for the next entry, or for the end.
    this.#written.catch(() => undefined);
  }

  /** @throws BackupRefused ARCHIVE_EXISTS */
  static async create(path: string): Promise<ArchiveWriter> {
    if (await exists(path)) {
      throw new BackupRefused(
        'ARCHIVE_EXISTS',
        `${path} is there already, and a backup never replaces another one.`,
      );
    }
    return new ArchiveWriter(path);
  }

  /** Adds what COPY writes, cut into pieces. */
  async addRows(table: string, rows: AsyncIterable<Buffer>): Promise<void> {
    let number = 0;
    for await (const piece of pieces(rows)) {
      number += 1;
      const content = await compress(piece);
      await this.#add(`database/${table}/${String(number).padStart(6, '0')}.${sha256(content)}.gz`, content);
    }
  }

  /** Adds a file. @throws Error when the bytes are not as many as said; @returns their hash as it was found */
  async addFile(name: string, byteSize: number, content: Readable): Promise<string> {
    const hash = createHash('sha256');
    const { promise: drained, resolve, reject } = Promise.withResolvers<undefined>();
    const entry = this.#pack.entry(headerOf(`files/${name}`, byteSize), (error) => {
      if (error) reject(error);
      else resolve(undefined);
    });
    drained.catch(() => undefined);
    const hashed = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of source) {
        hash.update(chunk);
        yield chunk;
      }
    };
    await this.#orBroken(pipeline(content, hashed, entry));
    await this.#orBroken(drained);
    return hash.digest('hex');
  }

  /** Ends the archive, and gives it its name. */
  async finish(described: Omit<Manifest, 'format'>): Promise<Manifest> {
    const manifest = { format: FORMAT, ...described } as const;
    const content = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
    await this.#add(`manifest.${sha256(content)}.json`, content);
    this.#pack.finalize();
    await this.#written;
    await rename(this.#unfinished, this.#path);
    await syncFolder(dirname(this.#path));
    return manifest;
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    this.#pack.destroy();
    await this.#written.catch(() => undefined);
    await rm(this.#unfinished, { force: true });
  }

  async #add(name: string, content: Buffer): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    this.#pack.entry(headerOf(name, content.length), content, (error) => {
      if (error) reject(error);
      else resolve(undefined);
    });
    await this.#orBroken(promise);
  }

  /** A disk that is full ends the file, and then no entry is ever taken. */
  async #orBroken(work: Promise<unknown>): Promise<void> {
    await Promise.race([work, this.#written.then(() => work)]);
  }
}

/** Puts the seal where the tar would have ended. */
async function* sealed(archive: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of allButLast(archive, END_BYTES)) {
    hash.update(chunk);
    yield chunk;
  }
  yield await sealOf(hash.digest('hex'));
}

async function* pieces(rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let byteSize = 0;
  for await (const chunk of rows) {
    if (byteSize + chunk.length > PIECE_BYTES && byteSize > 0) {
      yield Buffer.concat(chunks);
      [chunks, byteSize] = [[], 0];
    }
    chunks.push(chunk);
    byteSize += chunk.length;
  }
  if (byteSize > 0) yield Buffer.concat(chunks);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The new name is safe only once its folder is written. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
