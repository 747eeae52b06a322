import { StoredFile } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { fileRefused } from './refusals.ts';
import { LARGEST_UNBOUND_BYTES, MOST_UNBOUND_FILES } from './upload-limits.ts';
import type { Uploader } from './uploader.ts';

/**
 * Whether the uploader may hold one more file ready.
 * @param byteSize of the new file; 0 while it is not known
 * @throws DomainError TOO_MANY_UPLOADS
 */
export async function requireRoom(
  em: SqlEntityManager,
  uploader: Uploader,
  fileName: string,
  byteSize: number,
): Promise<void> {
  const mine = 'staffId' in uploader ? { staff: uploader.staffId } : uploader;
  const held = await em.find(StoredFile, { ...mine, caseFile: null }, { fields: ['byteSize'] });
  const bytes = held.reduce((sum, file) => sum + file.byteSize, byteSize);
  if (held.length < MOST_UNBOUND_FILES && bytes <= LARGEST_UNBOUND_BYTES) return;
  throw fileRefused('TOO_MANY_UPLOADS', fileName);
}
