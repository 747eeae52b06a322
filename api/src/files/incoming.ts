import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Longer than any upload lasts: what is older was left by a process that ended in the middle. */
const STALE_MS = 3_600_000;

/** Bytes on our own disk that nobody keeps yet. */
export interface Incoming {
  path: string;
  byteSize: number;
  /** SHA-256, hexadecimal. */
  sha256: string;
}

/** More bytes came than may; the rest was not read. */
export class TooManyBytes extends Error {}

/** The folder where bytes wait until they are checked and kept. */
export class IncomingFolder {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Writes a stream to disk as it comes and hashes it on the way. Nothing stays when it fails.
   * @throws TooManyBytes as soon as there are more than `maxBytes`; whatever the stream throws when it is cut off
   */
  async take(stream: Readable, maxBytes: number): Promise<Incoming> {
    const path = await this.newPath();
    const hash = createHash('sha256');
    let byteSize = 0;
    async function* measured(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of source) {
        byteSize += chunk.length;
        if (byteSize > maxBytes) throw new TooManyBytes();
        hash.update(chunk);
        yield chunk;
      }
    }
    try {
      // On disk before anything says that it is there.
      await pipeline(stream, measured, createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true }));
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return { path, byteSize, sha256: hash.digest('hex') };
  }

  /** A path that nobody uses. */
  async newPath(): Promise<string> {
    await mkdir(this.#path, { recursive: true, mode: 0o700 });
    return join(this.#path, randomUUID());
  }

  /** Removes what was left behind. @param olderThanMs by the machine's own clock, as the files' times are */
  async removeStale(olderThanMs = STALE_MS): Promise<void> {
    const names = await readdir(this.#path).catch(() => []);
    for (const path of names.map((name) => join(this.#path, name))) {
      const found = await stat(path).catch(() => null);
      if (found !== null && found.mtimeMs < Date.now() - olderThanMs) await rm(path, { force: true });
    }
  }
}
