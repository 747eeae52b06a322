import type { Snapshot } from '@desk/db';
import { BackupRefused } from '@desk/db';
import type { Secrets } from '../access/secrets.ts';
import type { FileStorage } from '../files/storage.ts';
import { JOBS, type Manifest } from './archive-format.ts';
import { ArchiveWriter } from './archive-writer.ts';

/** What a backup is made of. */
export interface BackupSource {
  snapshot: Snapshot;
  storage: FileStorage;
  secrets: Secrets;
  now: Date;
}

/**
 * Writes one archive of the database as it stands at one moment, and of every file that it knows.
 * @throws BackupRefused ARCHIVE_EXISTS, FILE_MISSING, FILE_DAMAGED; nothing stays at `path` then
 */
export async function backUp(source: BackupSource, path: string): Promise<Manifest> {
  const archive = await ArchiveWriter.create(path);
  try {
    const { snapshot } = source;
    const tables = [];
    for (const table of snapshot.tables) {
      const rows = snapshot.rows(table);
      await archive.addRows(table.name, rows);
      tables.push({ ...table, rows: rows.rowCount });
    }
    const jobs = snapshot.jobs();
    await archive.addRows(JOBS, jobs);
    return await archive.finish({
      madeAt: source.now.toISOString(),
      migrations: [...snapshot.migrations],
      tables,
      jobs: jobs.rowCount,
      ...(await addFiles(archive, source)),
      secretMark: markOf(source.secrets),
    });
  } catch (error) {
    await archive.abandon();
    throw error;
  }
}

/** Something of the secret that tells nothing of it. */
export function markOf(secrets: Secrets): string {
  return secrets.key('mark of the secret').toString('hex');
}

async function addFiles(
  archive: ArchiveWriter,
  { snapshot, storage }: BackupSource,
): Promise<Pick<Manifest, 'files' | 'goneFiles'>> {
  const files = { count: 0, byteSize: 0 };
  const goneFiles: string[] = [];
  for await (const { sha256, byteSize, isBound } of snapshot.files()) {
    if (!(await storage.has(sha256))) {
      if (isBound) throw missing(sha256);
      goneFiles.push(sha256);
      continue;
    }
    const found = await archive
      .addFile(sha256, byteSize, await storage.get(sha256))
      .catch((error: unknown) => {
        throw /size mismatch/i.test(String(error)) ? damaged(sha256, error) : error;
      });
    if (found !== sha256) throw damaged(sha256);
    files.count += 1;
    files.byteSize += byteSize;
  }
  return { files, goneFiles };
}

function missing(sha256: string): BackupRefused {
  return new BackupRefused(
    'FILE_MISSING',
    `The storage has no bytes for the file ${sha256}, which belongs to a case. Put it back from an older backup, where it is files/${sha256}.`,
  );
}

function damaged(sha256: string, cause?: unknown): BackupRefused {
  return new BackupRefused(
    'FILE_DAMAGED',
    `The bytes of the file ${sha256} in the storage are not those that it was named after. Put it back from an older backup, where it is files/${sha256}.`,
    { cause },
  );
}
