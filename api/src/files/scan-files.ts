import { StoredFile } from '@desk/db';
import type { Desk } from '../context.ts';
import { lockContent, removeUnneeded } from './content-lock.ts';
import { scan, type Finding } from './scanner.ts';

const PAGE = 100;
/** After so many failures the scanner is away rather than a file odd, and the other clocks must not wait for it. */
const MOST_FAILURES = 3;

async function scanStored(desk: Desk, { id, sha256 }: StoredFile): Promise<void> {
  const { scanner, storage } = desk.files;
  if (scanner === null) return;
  await settle(desk, { id, sha256 }, await scan(scanner, await storage.get(sha256)));
}

/** Has a held file scanned; when that fails it stays held, and the clocks ask again. @returns whether it was scanned */
export async function isScanned(desk: Desk, file: StoredFile): Promise<boolean> {
  try {
    await scanStored(desk, file);
    return true;
  } catch (error) {
    desk.log.warn({ error, file: file.id }, 'A file could not be scanned; it is held until it is');
    return false;
  }
}

/** Scans what was held while the scanner was away, oldest first. */
export async function scanHeld(desk: Desk, signal?: AbortSignal): Promise<void> {
  let failures = 0;
  let last: StoredFile | undefined;
  do {
    const page = await heldAfter(desk, last);
    for (const file of page) {
      if (signal?.aborted || failures === MOST_FAILURES) return;
      if (!(await isScanned(desk, file))) failures++;
    }
    last = page.at(-1);
  } while (last !== undefined);
}

function heldAfter(desk: Desk, last: StoredFile | undefined): Promise<StoredFile[]> {
  const where = { state: 'HELD' as const, ...(last && { id: { $gt: last.id } }) };
  return desk.orm.em.fork().find(StoredFile, where, { orderBy: { id: 'asc' }, limit: PAGE });
}

/** Clean files may be handed out; of refused ones nothing stays but the row that says why. */
async function settle(
  desk: Desk,
  { id, sha256 }: Pick<StoredFile, 'id' | 'sha256'>,
  finding: Finding,
): Promise<void> {
  await desk.orm.em.fork().transactional(async (em) => {
    await lockContent(em, sha256);
    const state = finding === null ? 'CLEAN' : 'REFUSED';
    await em.nativeUpdate(StoredFile, { id, state: 'HELD' }, { state, finding });
    if (finding !== null) await removeUnneeded(em, desk.files.storage, sha256);
  });
}
