import { onScopeDispose, shallowRef } from 'vue';
import { CaseEventsDocument, CustomerCaseDocument, type CaseEventsSubscription } from '../gql/graphql.ts';
import { newsSince, type TimelineEntry } from '../procedure/case-status.ts';
import { ask } from '../server/ask.ts';
import { followLive } from '../server/follow-live.ts';
import type { Connection } from '../server/follow.ts';
import type { Rejection } from '../server/rejection.ts';
import { onWake } from '../server/wake.ts';
import type { CustomerCase } from './customer-case.ts';

type CaseEvent = CaseEventsSubscription['caseEvents'];

/**
 * A case of this device for as long as the component lives: read once, then followed event by event from the newest one
 * known, so that a cut line misses nothing. `newest` is the last event that came, `news` what the last change added to the
 * timeline, `missed` how much of it came while the line was cut. Nothing of it is kept on the device.
 */
export function useCustomerCase(reference: string) {
  const customerCase = shallowRef<CustomerCase | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  const connection = shallowRef<Connection>('connecting');
  const newest = shallowRef<CaseEvent | null>(null);
  const news = shallowRef<TimelineEntry[]>([]);
  const missed = shallowRef(0);
  const variables = { reference, after: 0 };
  let wasCut = false;
  let isOver = false;
  let reading: Promise<void> | null = null;
  let unfollow: (() => void) | undefined;

  function take(next: CustomerCase) {
    const known = customerCase.value;
    if (known && next.status.seq < known.status.seq) return;
    customerCase.value = next;
    if (!known) return;
    const added = newsSince(known.status, next.status);
    if (added.length === 0) return;
    news.value = added;
    missed.value = wasCut ? added.length : 0;
    wasCut = false;
  }

  async function read() {
    const answer = await ask(CustomerCaseDocument, { reference });
    if (isOver) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (!answer.ok) return;
    take(answer.data.customerCase);
    unfollow ??= follow();
  }

  /** Reads the case again; asked while it is being read, once more after that. */
  function reload(): Promise<void> {
    reading = (reading ?? Promise.resolve()).then(read);
    return reading;
  }

  function follow(): () => void {
    // From the one before the newest: its coming says that the line is live.
    variables.after = Math.max(0, (customerCase.value?.status.seq ?? 0) - 1);
    return followLive<CaseEventsSubscription>(
      { query: CaseEventsDocument.toString(), variables },
      {
        onData({ caseEvents: event }) {
          variables.after = Math.max(variables.after, event.seq - 1);
          if (event.seq <= (customerCase.value?.status.seq ?? 0)) return;
          newest.value = event;
          void reload();
        },
        onConnection(now) {
          connection.value = now;
          if (now === 'reconnecting') wasCut = true;
          // Access may have ended: then reading says so.
          if (now === 'ended') void reload();
        },
      },
    );
  }

  const stopReadingOnWake = onWake(() => {
    if (connection.value !== 'live') void reload();
  });
  onScopeDispose(() => {
    isOver = true;
    stopReadingOnWake();
    unfollow?.();
  });
  void reload();

  return { customerCase, rejection, connection, newest, news, missed, reload };
}

/** What a page of a case works with. */
export type OpenedCase = ReturnType<typeof useCustomerCase>;
