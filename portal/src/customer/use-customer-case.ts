import { onScopeDispose, shallowRef } from 'vue';
import { CaseEventsDocument, CustomerCaseDocument, type CaseEventsSubscription } from '../gql/graphql.ts';
import { ask } from '../server/ask.ts';
import { followLive } from '../server/follow-live.ts';
import type { Connection } from '../server/follow.ts';
import type { Rejection } from '../server/rejection.ts';
import { onWake } from '../server/wake.ts';
import { updatesSince, type CustomerCase, type Updates } from './customer-case.ts';

/**
 * A case of this device for as long as the component lives: read once, then followed event by event from the newest one
 * known, so that a cut line misses nothing. `updates` is what the last change brought, `missed` how many came while the
 * line was cut, `hasOthers` whether this device has other cases too. Nothing of it is kept on the device.
 */
export function useCustomerCase(reference: string) {
  const customerCase = shallowRef<CustomerCase | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  const connection = shallowRef<Connection>('connecting');
  const updates = shallowRef<Updates>({ timeline: [], messages: [], count: 0 });
  const missed = shallowRef(0);
  const hasOthers = shallowRef(false);
  const variables = { reference, after: 0 };
  let wasCut = false;
  let isOver = false;
  let reading: Promise<void> | null = null;
  let readingNext: Promise<void> | null = null;
  let unfollow: (() => void) | undefined;

  function take(next: CustomerCase) {
    const known = customerCase.value;
    if (known && next.status.seq < known.status.seq) return;
    customerCase.value = next;
    if (!known) return;
    const added = updatesSince(known, next);
    if (added.count === 0) return;
    updates.value = added;
    missed.value = wasCut ? missed.value + added.count : 0;
  }

  async function read() {
    const answer = await ask(CustomerCaseDocument, { reference });
    if (isOver) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (!answer.ok) return;
    hasOthers.value = answer.data.customerCases.length > 1;
    take(answer.data.customerCase);
    unfollow ??= follow();
  }

  /** Reads the case again; however often it is asked for while the case is being read, once more after that. */
  function reload(): Promise<void> {
    if (reading !== null) {
      readingNext ??= reading.then(() => {
        readingNext = null;
        return reload();
      });
      return readingNext;
    }
    reading = read().finally(() => {
      reading = null;
    });
    return reading;
  }

  async function catchUp() {
    await reload();
    wasCut = false;
  }

  function follow(): () => void {
    // From the one before the newest: its coming says that the line is live.
    variables.after = Math.max(0, (customerCase.value?.status.seq ?? 0) - 1);
    return followLive<CaseEventsSubscription>(
      { query: CaseEventsDocument.toString(), variables },
      {
        onData({ caseEvents: event }) {
          variables.after = Math.max(variables.after, event.seq - 1);
          if (wasCut) void catchUp();
          else if (event.seq > (customerCase.value?.status.seq ?? 0)) void reload();
        },
        onConnection(now) {
          connection.value = now;
          if (now === 'reconnecting' && !wasCut) {
            wasCut = true;
            missed.value = 0;
          }
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

  return { customerCase, rejection, connection, updates, missed, hasOthers, reload };
}

/** What a page of a case works with. */
export type OpenedCase = ReturnType<typeof useCustomerCase>;
