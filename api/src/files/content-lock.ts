import { StoredFile } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { FileStorage } from './storage.ts';
import { previewKey } from './previews.ts';
import type { Uploader } from './uploader.ts';

/**
 * Lets one transaction at a time decide about the bytes of one content: whoever keeps them for a new file waits for
 * whoever removes them because no file needs them, and the other way round.
 */
export async function lockContent(em: SqlEntityManager, sha256: string): Promise<void> {
  await lock(em, `file content ${sha256}`);
}

/** Lets one transaction at a time count what one uploader holds ready. */
export async function lockUploads(em: SqlEntityManager, uploader: Uploader): Promise<void> {
  await lock(em, `uploads of ${Object.values(uploader).join()}`);
}

/** Removes the bytes unless a file still needs them. The caller holds the lock of the content and commits soon. */
export async function removeUnneeded(
  em: SqlEntityManager,
  storage: FileStorage,
  sha256: string,
): Promise<void> {
  if ((await em.count(StoredFile, { sha256, state: { $ne: 'REFUSED' } })) > 0) return;
  await storage.remove(previewKey(sha256));
  await storage.remove(sha256);
}

async function lock(em: SqlEntityManager, name: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [name]);
}
