import { AccessCode, AccessLink, AccessToken, CaseAccess, HandOff, PasswordLink, Session } from '@desk/db';
import { dateOf } from '../clock.ts';
import type { Desk } from '../context.ts';

/** So long may whoever asks still be told that their link has ended, and not only that it is unknown. */
const KEPT = { hours: 24 * 30 };

/**
 * Deletes what let somebody in and ended a month ago: sessions, tokens, links, codes and what devices might open.
 * What ended for want of use, or was used, goes by its absolute end, by which each table has an index.
 * @param signal ends the sweep after the table in hand
 */
export async function sweepEnded({ orm, clock }: Desk, signal?: AbortSignal): Promise<void> {
  const em = orm.em.fork();
  const ended = { expiresAt: { $lte: dateOf(clock.now().subtract(KEPT)) } };
  for (const what of [Session, AccessToken, PasswordLink, AccessCode, AccessLink, CaseAccess, HandOff]) {
    if (signal?.aborted) return;
    await em.nativeDelete<{ expiresAt: Date }>(what, ended);
  }
}
