import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PassThrough, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { BackupRefused } from '@desk/db';
import { extract, type Header } from 'tar-stream';
import {
  allButLast,
  BLOCK,
  parseName,
  readManifest,
  SEAL_BYTES,
  sealOf,
  type EntryName,
  type Manifest,
} from './archive-format.ts';

/** One entry of an archive. Its bytes are proven only once they were read to the end. */
export interface ArchiveEntry extends EntryName {
  byteSize: number;
  /** The bytes, which break off with an error when they are not what the name says. */
  content: Readable;
}

/**
 * Reads an archive from its first byte to its last, entry by entry.
 * @throws BackupRefused ARCHIVE_MISSING, ARCHIVE_INCOMPLETE, ARCHIVE_DAMAGED with the place, ARCHIVE_FOREIGN
 */
export async function readArchive(
  path: string,
  take: (entry: ArchiveEntry) => Promise<void>,
): Promise<Manifest> {
  const length = await lengthOf(path);
  const tar = extract();
  const seal = new SealCheck();
  const reading = pipeline(
    createReadStream(path),
    (source: AsyncIterable<Buffer>) => seal.watch(source),
    tar,
  );
  reading.catch(() => undefined);
  const walk = new Walk(length);
  try {
    for await (const entry of tar) await walk.step(entry as TarEntry, take);
    await reading;
  } catch (error) {
    if (error instanceof BackupRefused) throw error;
    throw walk.brokenOff(error);
  }
  return walk.end(seal.isRight);
}

async function lengthOf(path: string): Promise<number> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new BackupRefused('ARCHIVE_MISSING', `There is no archive at ${path}.`, { cause });
  });
  return found.size;
}

/** Whether the last bytes are those that belong to all others. */
class SealCheck {
  isRight = false;

  async *watch(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    const archive = allButLast(source, SEAL_BYTES);
    for (;;) {
      const { done, value } = await archive.next();
      if (done) {
        this.isRight = value.equals(await sealOf(hash.digest('hex')));
        yield value;
        return;
      }
      hash.update(value);
      yield value;
    }
  }
}

/** The types of `tar-stream` do not tell what its entries consist of. */
type TarEntry = AsyncIterable<Buffer> & { header: Header };

/** Where in the archive the reader is, and what was found so far. */
class Walk {
  readonly #length: number;
  #at = 0;
  #name = '';
  #manifest: Manifest | null = null;
  #isSealed = false;

  constructor(length: number) {
    this.#length = length;
  }

  async step(entry: TarEntry, take: (entry: ArchiveEntry) => Promise<void>): Promise<void> {
    const { name, size } = entry.header;
    const parsed = parseName(name);
    this.#name = name;
    if (parsed === null)
      throw damaged(`an entry with the strange name ${JSON.stringify(name)} begins at ${this.#place()}`);
    if (parsed.kind === 'SEAL') {
      this.#isSealed = true;
      await buffer(entry);
    } else {
      const content = proven(entry, parsed.sha256, `${name} at ${this.#place()}`);
      if (parsed.kind === 'MANIFEST') this.#manifest = readManifest(await buffer(content));
      else await take({ ...parsed, byteSize: size, content });
    }
    this.#at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    this.#name = '';
  }

  /** What to say when the archive cannot be read on. */
  brokenOff(cause: unknown): BackupRefused {
    const message = cause instanceof Error ? cause.message : String(cause);
    if (/unexpected end/i.test(message)) return this.#incomplete();
    const where =
      this.#name === '' ? `after ${this.#place()}` : `within ${this.#name}, which begins at ${this.#place()}`;
    return damaged(`it cannot be read on ${where} (${message})`, cause);
  }

  end(sealIsRight: boolean): Manifest {
    if (this.#manifest === null || !this.#isSealed) throw this.#incomplete();
    if (sealIsRight) return this.#manifest;
    throw damaged('its entries are whole, and bytes between or after them were changed');
  }

  #incomplete(): BackupRefused {
    const where =
      this.#name === '' ? `after the entry that ends at byte ${this.#at}` : `within ${this.#name}`;
    return new BackupRefused(
      'ARCHIVE_INCOMPLETE',
      `The archive breaks off at byte ${this.#length}, ${where}. Use another backup.`,
    );
  }

  #place(): string {
    return `byte ${this.#at}`;
  }
}

function damaged(what: string, cause?: unknown): BackupRefused {
  return new BackupRefused('ARCHIVE_DAMAGED', `The archive is damaged: ${what}. Use another backup.`, {
    cause,
  });
}

/** The bytes of an entry; their end is an error when they are not those that its name promises. */
function proven(entry: TarEntry, expected: string, place: string): Readable {
  const content = new PassThrough();
  const hash = createHash('sha256');
  const check = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      hash.update(chunk);
      yield chunk;
    }
    if (hash.digest('hex') !== expected) throw damaged(`the checksum of ${place} does not fit its bytes`);
  };
  pipeline(entry, check, content).catch((error: unknown) => {
    content.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return content;
}
