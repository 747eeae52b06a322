import { onScopeDispose, shallowRef } from 'vue';
import { CaseStatusDocument } from '../../gql/graphql.ts';
import { newsSince, type CaseStatus, type TimelineEntry } from '../../procedure/case-status.ts';
import { ask as askServer } from '../../server/ask.ts';
import type { Connection } from '../../server/follow.ts';
import type { Rejection } from '../../server/rejection.ts';
import { onWake } from '../../server/wake.ts';
import { followCase } from './follow-case.ts';
import { forgetStatus, keepStatus, keptStatus } from './kept-status.ts';

/**
 * Follows one complaint for as long as the component lives: asks for its status once, then stays subscribed.
 * `status` is the newest known, `news` what the last change added, `missed` how much of it came while the
 * connection was cut. Without a connection the status kept on this device is shown, and `knownAt` says from when it
 * is. `rejection` says why there is no status; `retry` asks again; `forget` ends the keeping.
 */
export function useCaseProgress(reference: string) {
  const status = shallowRef<CaseStatus | null>(null);
  const knownAt = shallowRef<string | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  const connection = shallowRef<Connection>('connecting');
  const news = shallowRef<TimelineEntry[]>([]);
  const missed = shallowRef(0);
  const isKept = shallowRef(true);
  let wasCut = false;
  let isOver = false;
  let unfollow: (() => void) | undefined;

  function take(next: CaseStatus) {
    const known = status.value;
    if (known && next.seq < known.seq) return;
    status.value = next;
    knownAt.value = null;
    if (isKept.value) keepStatus(next);
    if (!known) return;
    const added = newsSince(known, next);
    if (added.length === 0) return;
    news.value = added;
    missed.value = wasCut ? added.length : 0;
  }

  function takeKept(): boolean {
    const kept = keptStatus(reference);
    if (!kept) return false;
    status.value = kept.status;
    knownAt.value = kept.at;
    wasCut = true;
    return true;
  }

  function onStatus(next: CaseStatus) {
    take(next);
    wasCut = false;
  }

  function onConnection(now: Connection) {
    connection.value = now;
    if (now === 'reconnecting') wasCut = true;
  }

  async function ask() {
    const answer = await askServer(CaseStatusDocument, { reference });
    if (isOver) return;
    if (answer.ok && answer.data.caseStatus) {
      rejection.value = null;
      take(answer.data.caseStatus);
    } else if (!status.value) {
      const refused: Rejection = answer.ok
        ? { kind: 'refused', code: 'NOT_FOUND', fields: [] }
        : answer.rejection;
      if (refused.kind === 'refused' && refused.code === 'CASE_ERASED') forget();
      if (refused.kind === 'refused' || !takeKept()) rejection.value = refused;
    }
    if (status.value) unfollow ??= followCase(reference, { onStatus, onConnection });
  }

  function forget() {
    isKept.value = false;
    forgetStatus();
  }

  const stopAskingOnWake = onWake(() => {
    if (connection.value !== 'live') void ask();
  });
  onScopeDispose(() => {
    isOver = true;
    stopAskingOnWake();
    unfollow?.();
  });
  void ask();

  return { status, knownAt, rejection, connection, news, missed, isKept, retry: ask, forget };
}
