import { CaseProgressDocument, type CaseProgressSubscription } from '../../gql/graphql.ts';
import type { CaseStatus } from '../../procedure/case-status.ts';
import { follow, type Connection } from '../../server/follow.ts';
import { onWake, waitOrWake } from '../../server/wake.ts';

/**
 * Follows the public progress of a case: its status at once, then each new one. What was missed while the
 * connection was cut is in the first status after it. Returns the way to stop.
 */
export function followCase(
  reference: string,
  {
    onStatus,
    onConnection,
  }: { onStatus: (status: CaseStatus) => void; onConnection: (now: Connection) => void },
): () => void {
  let isStopped = false;
  let stop = () => {};

  async function start() {
    const { createLiveSocket, socketUrl } = await import('../../server/live-socket.ts');
    if (isStopped) return;
    const socket = createLiveSocket(socketUrl(window.location));
    const stopProbing = onWake(socket.probe);
    const payload = { query: CaseProgressDocument.toString(), variables: { reference } };
    const unfollow = follow<CaseProgressSubscription>(socket.client, payload, {
      onData: (data) => onStatus(data.caseProgress),
      onConnection,
      wait: waitOrWake,
    });
    stop = () => {
      stopProbing();
      unfollow();
    };
  }

  async function startOnceLoaded() {
    while (!isStopped) {
      try {
        await start();
        return;
      } catch {
        // The code for live pushes did not arrive: the line is bad, so it is asked for again.
        onConnection('reconnecting');
        await waitOrWake(5_000);
      }
    }
  }

  void startOnceLoaded();
  return () => {
    isStopped = true;
    stop();
  };
}
