import { StoredFile } from '@desk/db';
import type { Desk } from '../context.ts';
import { lockContent, removeUnneeded } from './content-lock.ts';
import { scanHeld } from './scan-files.ts';

const PAGE = 100;

/**
 * What the clocks do about files: uploads that nobody used within a day go, held ones are scanned, and what a process
 * left behind when it ended in the middle is removed.
 * @param signal ends the sweep after the file in hand
 */
export async function sweepFiles(desk: Desk, signal?: AbortSignal): Promise<void> {
  await removeExpired(desk, signal);
  if (desk.files.scanner !== null) await scanHeld(desk, signal);
  await desk.files.incoming.removeStale();
}

async function removeExpired(desk: Desk, signal?: AbortSignal): Promise<void> {
  const expired = { caseFile: null, expiresAt: { $lte: new Date(desk.clock.now().epochMilliseconds) } };
  for (;;) {
    const page = await desk.orm.em
      .fork()
      .find(StoredFile, expired, { limit: PAGE, orderBy: { expiresAt: 'asc' } });
    for (const { id, sha256 } of page) {
      if (signal?.aborted) return;
      await desk.orm.em.fork().transactional(async (em) => {
        await lockContent(em, sha256);
        // One that is being bound at this moment is no longer found once its row is free.
        await em.nativeDelete(StoredFile, { id, ...expired });
        await removeUnneeded(em, desk.files.storage, sha256);
      });
    }
    if (page.length < PAGE) return;
  }
}
