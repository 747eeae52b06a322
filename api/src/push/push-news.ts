import { executePrepared, PushSubscription } from '@desk/db';
import { dateOf } from '../clock.ts';
import type { Desk } from '../context.ts';
import { pushKeys } from './push-keys.ts';
import { isPushService } from './push-services.ts';

const ANSWER_MS = 10_000;
/** For a phone that is off; news of a day ago is read in the mail. */
const KEPT_SECONDS = 24 * 60 * 60;
/** The service answers so when the browser no longer wants any. */
const GONE = new Set([404, 410]);

type Browser = Pick<PushSubscription, 'id' | 'endpoint' | 'p256dh' | 'auth' | 'language'>;

/** Asked after each notice, and seldom finds any. */
const browsersSql = 'select id, endpoint, p256dh, auth, language from push_subscription where case_id = $1';

/**
 * Tells every browser that wants it that there is news of a case, and nothing of the news itself: the words pass through
 * somebody else's service and lie on locked screens.
 */
export async function pushNews(desk: Desk, caseId: string): Promise<void> {
  const em = desk.orm.em.fork();
  const wanted = await executePrepared<Browser>(em, browsersSql, [caseId]);
  if (wanted.length === 0) return;
  const keys = await pushKeys(em, dateOf(desk.clock.now()));
  const gone = await Promise.all(
    wanted.map(async (subscription) => ((await push(desk, keys, subscription)) ? null : subscription.id)),
  );
  await em.nativeDelete(PushSubscription, { id: { $in: gone.filter((id) => id !== null) } });
}

/** @returns false when the browser no longer wants any */
async function push(
  desk: Desk,
  { publicKey, privateKey }: { publicKey: string; privateKey: string },
  { endpoint, p256dh, auth, language }: Browser,
): Promise<boolean> {
  // The list of services may have become shorter since.
  if (!isPushService(endpoint, desk.env.PUSH_SERVICES)) return false;
  const { default: webPush } = await import('web-push');
  const subscription = { endpoint, keys: { p256dh, auth } };
  try {
    const { method, headers, body } = webPush.generateRequestDetails(
      subscription,
      JSON.stringify({ language }),
      {
        TTL: KEPT_SECONDS,
        vapidDetails: { subject: `mailto:${desk.post.from.address}`, publicKey, privateKey },
      },
    );
    const answer = await fetch(endpoint, {
      method,
      headers: headers as Record<string, string>,
      body: new Uint8Array(body),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (!answer.ok && !GONE.has(answer.status))
      desk.log.warn(
        { status: answer.status, service: new URL(endpoint).host },
        'A push service took no news',
      );
    return !GONE.has(answer.status);
  } catch (error) {
    desk.log.warn({ error, service: new URL(endpoint).host }, 'A push service could not be reached');
    return true;
  }
}
