import { rm } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { BackupRefused, fillDatabase, type Load } from '@desk/db';
import type { IncomingFolder } from '../files/incoming.ts';
import type { FileStorage } from '../files/storage.ts';
import { JOBS, PIECE_BYTES, type Manifest } from './archive-format.ts';
import { readArchive, type ArchiveEntry } from './archive-reader.ts';
import { verifyArchive } from './verify-archive.ts';

const unpack = promisify(gunzip);

/** Where a backup is restored to. */
export interface RestoreTarget {
  databaseUrl: string;
  storage: FileStorage;
  incoming: IncomingFolder;
}

/**
 * Puts a whole archive into an empty database and a storage. The archive is read twice: nothing is written before all
 * of it has proven itself, and no row stays unless every one arrived.
 * @throws BackupRefused for the archive as `verifyArchive`; ARCHIVE_TOO_NEW, DATABASE_NOT_EMPTY, ARCHIVE_FOREIGN
 */
export async function restore(target: RestoreTarget, path: string): Promise<Manifest> {
  const manifest = await verifyArchive(path);
  await fillDatabase(target.databaseUrl, manifest.migrations, async (load) => {
    await load.requireTables(manifest.tables);
    const filling = new Filling(load, manifest);
    await readArchive(path, async (entry) => {
      if (entry.kind === 'PIECE') await filling.add(entry);
      else await keep(target, entry);
    });
    await filling.finish();
    await load.forgetFiles(manifest.goneFiles);
  });
  return manifest;
}

/** Fills one table after the other with the pieces that arrive. */
class Filling {
  readonly #load: Load;
  readonly #manifest: Manifest;
  #table: { name: string; pieces: PassThrough; filled: Promise<number> } | null = null;

  constructor(load: Load, manifest: Manifest) {
    this.#load = load;
    this.#manifest = manifest;
  }

  async add({ table, content }: ArchiveEntry): Promise<void> {
    const piece = await unpack(await buffer(content), { maxOutputLength: 2 * PIECE_BYTES });
    if (this.#table?.name !== table) await this.finish();
    const { pieces, filled } = (this.#table ??= this.#begin(table));
    const taken = new Promise<void>((resolve) => {
      pieces.write(piece, () => {
        resolve();
      });
    });
    await Promise.race([taken, filled]);
  }

  /** Ends the table in hand. */
  async finish(): Promise<void> {
    if (this.#table === null) return;
    const { name, pieces, filled } = this.#table;
    this.#table = null;
    pieces.end();
    const rows = await filled;
    const expected =
      name === JOBS ? this.#manifest.jobs : this.#manifest.tables.find((table) => table.name === name)?.rows;
    if (rows === expected) return;
    throw new BackupRefused(
      'ARCHIVE_FOREIGN',
      `${name} came to ${rows} rows, and the archive speaks of ${expected ?? 0}.`,
    );
  }

  #begin(name: string) {
    const pieces = new PassThrough();
    const table = this.#manifest.tables.find((known) => known.name === name);
    if (table === undefined && name !== JOBS) {
      throw new BackupRefused(
        'ARCHIVE_FOREIGN',
        `The archive holds rows of ${name}, which it does not list.`,
      );
    }
    const filled = table === undefined ? this.#load.jobs(pieces) : this.#load.rows(table, pieces);
    filled.catch(() => undefined);
    return { name, pieces, filled };
  }
}

async function keep({ incoming, storage }: RestoreTarget, entry: ArchiveEntry): Promise<void> {
  const taken = await incoming.take(entry.content, entry.byteSize);
  try {
    await storage.keep(entry.sha256, taken);
  } finally {
    await rm(taken.path, { force: true });
  }
}
