import { finished } from 'node:stream/promises';
import { BackupRefused } from '@desk/db';
import type { Manifest } from './archive-format.ts';
import { readArchive } from './archive-reader.ts';

/**
 * Whether an archive is whole and unchanged to the last bit; it needs no database.
 * @throws BackupRefused ARCHIVE_MISSING, ARCHIVE_INCOMPLETE, ARCHIVE_DAMAGED, ARCHIVE_FOREIGN, with the place
 */
export async function verifyArchive(path: string): Promise<Manifest> {
  const files = { count: 0, byteSize: 0 };
  const manifest = await readArchive(path, async ({ kind, byteSize, content }) => {
    content.resume();
    await finished(content);
    if (kind !== 'FILE') return;
    files.count += 1;
    files.byteSize += byteSize;
  });
  const { count, byteSize } = manifest.files;
  if (count === files.count && byteSize === files.byteSize) return manifest;
  throw new BackupRefused(
    'ARCHIVE_FOREIGN',
    `The archive speaks of ${count} files with ${byteSize} bytes, and holds ${files.count} with ${files.byteSize}.`,
  );
}
