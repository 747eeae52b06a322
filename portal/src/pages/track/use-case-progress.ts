import { useClientHandle } from '@urql/vue';
import { onScopeDispose, shallowRef } from 'vue';
import { CaseStatusDocument } from '../../gql/graphql.ts';
import { newsSince, type CaseStatus, type TimelineEntry } from '../../procedure/case-status.ts';
import type { Connection } from '../../server/follow.ts';
import { readRejection, type Rejection } from '../../server/rejection.ts';
import { onWake } from '../../server/wake.ts';
import { followCase } from './follow-case.ts';

/**
 * Follows one complaint for as long as the component lives: asks for its status once, then stays subscribed.
 * `status` is the newest known, `news` what the last change added, `missed` how much of it came while the
 * connection was cut. `rejection` says why there is no status; `retry` asks again.
 */
export function useCaseProgress(reference: string) {
  const { client } = useClientHandle();
  const status = shallowRef<CaseStatus | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  const connection = shallowRef<Connection>('connecting');
  const news = shallowRef<TimelineEntry[]>([]);
  const missed = shallowRef(0);
  let wasCut = false;
  let isOver = false;
  let unfollow: (() => void) | undefined;

  function take(next: CaseStatus) {
    const known = status.value;
    if (known && next.seq < known.seq) return;
    status.value = next;
    if (!known) return;
    const added = newsSince(known, next);
    if (added.length === 0) return;
    news.value = added;
    missed.value = wasCut ? added.length : 0;
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
    const variables = { reference };
    const result = await client.query(CaseStatusDocument, variables, { requestPolicy: 'network-only' });
    if (isOver) return;
    if (result.data?.caseStatus) {
      rejection.value = null;
      take(result.data.caseStatus);
      unfollow ??= followCase(reference, { onStatus, onConnection });
    } else if (!status.value) {
      rejection.value = result.error
        ? readRejection(result.error)
        : { kind: 'refused', code: 'NOT_FOUND', fields: [] };
    }
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

  return { status, rejection, connection, news, missed, retry: ask };
}
