import { onMounted, shallowRef } from 'vue';
import {
  PushKeyDocument,
  PushStandingDocument,
  SubscribeToPushDocument,
  UnsubscribeFromPushDocument,
} from '../../gql/graphql.ts';
import { useLanguage } from '../../messages/language.ts';
import { ask } from '../../server/ask.ts';
import type { Rejection } from '../../server/rejection.ts';

/** How this browser stands to notices of news: `none`, it has no such thing; `blocked`, its owner forbade them. */
export type PushStanding = 'none' | 'blocked' | 'off' | 'on';

/** Notices of news in this browser, for one case. */
export function usePush(reference: string) {
  const { t } = useLanguage();
  const standing = shallowRef<PushStanding>('none');
  const rejection = shallowRef<Rejection | null>(null);
  const isBusy = shallowRef(false);
  let manager: PushManager | undefined;

  onMounted(async () => {
    // Only the built portal, on a secure origin, has a service worker; on a first visit it comes a little later.
    if (!('serviceWorker' in navigator)) return;
    const registration = await navigator.serviceWorker.ready;
    if (!('pushManager' in registration)) return;
    manager = registration.pushManager;
    standing.value = await standingOf(manager, reference);
  });

  async function turnOn() {
    if (!manager) return;
    await busy(async (push) => {
      const key = await ask(PushKeyDocument, {});
      if (!key.ok) return key.rejection;
      const subscription = await push.subscribe({
        userVisibleOnly: true,
        applicationServerKey: key.data.pushKey,
      });
      const { endpoint, keys } = subscription.toJSON();
      const language = t.locale === 'cy' ? 'cy' : 'en';
      const input = {
        reference,
        endpoint: endpoint ?? '',
        p256dh: keys?.['p256dh'] ?? '',
        auth: keys?.['auth'] ?? '',
        language,
      };
      const answer = await ask(SubscribeToPushDocument, { input });
      return answer.ok ? null : answer.rejection;
    });
  }

  async function turnOff() {
    await busy(async (push) => {
      const subscription = await push.getSubscription();
      if (!subscription) return null;
      const answer = await ask(UnsubscribeFromPushDocument, {
        input: { reference, endpoint: subscription.endpoint },
      });
      return answer.ok ? null : answer.rejection;
    });
  }

  async function busy(act: (push: PushManager) => Promise<Rejection | null>) {
    if (!manager) return;
    isBusy.value = true;
    try {
      rejection.value = await act(manager);
    } catch {
      // The browser refused: its owner said no, or its push service could not be reached.
      rejection.value = Notification.permission === 'denied' ? null : { kind: 'network' };
    }
    standing.value = await standingOf(manager, reference);
    isBusy.value = false;
  }

  return { standing, rejection, isBusy, turnOn, turnOff };
}

/** One browser may be told of several cases: that it can be told at all says nothing of this one. */
async function standingOf(manager: PushManager, reference: string): Promise<PushStanding> {
  if (Notification.permission === 'denied') return 'blocked';
  const subscription = await manager.getSubscription();
  if (!subscription) return 'off';
  const answer = await ask(PushStandingDocument, { reference, endpoint: subscription.endpoint });
  return answer.ok && answer.data.customerCase.isPushedTo ? 'on' : 'off';
}
