import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { BackupRefused } from '@desk/db';
import { pack, type Header } from 'tar-stream';
import * as v from 'valibot';

/*
 * An archive is a plain tar. Each entry is named after the SHA-256 of its bytes, so that every one proves itself:
 *   database/<table>/<number>.<sha256>.gz   a piece of what COPY wrote of a table, or of the waiting jobs
 *   files/<sha256>                          a file that somebody sent
 *   manifest.<sha256>.json                  what the archive holds
 *   seal                                    the SHA-256 of every byte before it
 */

/** The number of this way to write an archive. */
export const FORMAT = 1;

/** Stands beside the tables; none of them can be called so. */
export const JOBS = 'waiting jobs';

/** A tar is made of blocks of this size. */
export const BLOCK = 512;

/** The end of a tar: two empty blocks. */
export const END_BYTES = 2 * BLOCK;

/** The seal with its header, and the end. */
export const SEAL_BYTES = 2 * BLOCK + END_BYTES;

/** What stands in a piece of a table at most, before it is compressed: as much as is held in memory. */
export const PIECE_BYTES = 4 * 1024 * 1024;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const ManifestSchema = v.object({
  format: v.literal(FORMAT),
  madeAt: v.string(),
  migrations: v.array(v.string()),
  tables: v.array(v.object({ name: v.string(), columns: v.array(v.string()), rows: count })),
  jobs: count,
  files: v.object({ count, byteSize: count }),
  /** Files that nobody had used, whose bytes went while the archive was made. */
  goneFiles: v.array(v.string()),
  /** Tells whether two desks have the same secret, and nothing of the secret. */
  secretMark: v.string(),
});

/** What an archive says of itself. */
export type Manifest = v.InferOutput<typeof ManifestSchema>;

/** @throws BackupRefused ARCHIVE_FOREIGN when another release wrote it in another way */
export function readManifest(content: Buffer): Manifest {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), ManifestSchema), content.toString('utf8'));
  if (result.success) return result.output;
  throw new BackupRefused('ARCHIVE_FOREIGN', 'This release does not know this kind of archive.');
}

/** What comes of an entry's name. */
export interface EntryName {
  kind: 'PIECE' | 'FILE' | 'MANIFEST' | 'SEAL';
  /** Of a piece: its table, or `JOBS`. */
  table: string;
  /** Of the bytes; empty for the seal, which cannot name itself. */
  sha256: string;
}

const NAMES: [EntryName['kind'], RegExp][] = [
  ['PIECE', /^database\/(?<table>[^/]+)\/\d+\.(?<sha256>[0-9a-f]{64})\.gz$/],
  ['FILE', /^files\/(?<sha256>[0-9a-f]{64})$/],
  ['MANIFEST', /^manifest\.(?<sha256>[0-9a-f]{64})\.json$/],
  ['SEAL', /^seal$/],
];

/** Null: no entry of ours has such a name. */
export function parseName(name: string): EntryName | null {
  for (const [kind, pattern] of NAMES) {
    const match = pattern.exec(name);
    if (match !== null) return { kind, table: match.groups?.table ?? '', sha256: match.groups?.sha256 ?? '' };
  }
  return null;
}

/** The header of an entry: alike on every machine, and for the owner's eyes only once unpacked. */
export function headerOf(name: string, size: number): Partial<Header> & Pick<Header, 'name'> {
  return { name, size, mode: 0o600, mtime: new Date(0) };
}

/** The last bytes of an archive whose other bytes have this hash. */
export async function sealOf(digest: string): Promise<Buffer> {
  const end = pack();
  const text = `${digest}\n`;
  end.entry(headerOf('seal', text.length), text);
  end.finalize();
  return buffer(end);
}

/** Hexadecimal. */
export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Passes a stream on without its last bytes, which it returns. */
export async function* allButLast(
  source: AsyncIterable<Buffer>,
  length: number,
): AsyncGenerator<Buffer, Buffer, undefined> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk]);
    const passed = Math.max(0, held.length - length);
    if (passed > 0) yield held.subarray(0, passed);
    held = held.subarray(passed);
  }
  return held;
}
