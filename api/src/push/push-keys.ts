import { DeskKey } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';

const NAME = 'web-push';

/** The keys by which push services know this desk (VAPID, RFC 8292). */
export type PushKeys = Pick<DeskKey, 'publicKey' | 'privateKey'>;

/** The desk's keys, made when first asked for; two processes that ask at once get the same. */
export async function pushKeys(em: SqlEntityManager, now: Date): Promise<PushKeys> {
  const kept = await em.findOne(DeskKey, NAME);
  if (kept !== null) return kept;
  // Its functions are members of the default export: Node cannot tell a CommonJS module's names from its text.
  const { default: webPush } = await import('web-push');
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  await em.execute('insert into desk_key values (?, ?, ?, ?) on conflict do nothing', [
    NAME,
    publicKey,
    privateKey,
    now,
  ]);
  return em.findOneOrFail(DeskKey, NAME);
}
