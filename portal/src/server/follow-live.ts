import type { SubscribePayload } from 'graphql-ws/client';
import { follow, type Connection } from './follow.ts';
import { onWake, waitOrWake } from './wake.ts';

/** What a subscription reports. */
export interface LiveFollower<Data> {
  onData: (data: Data) => void;
  onConnection: (now: Connection) => void;
}

/**
 * Keeps a subscription running over a socket of its own, whose code is loaded only now. Its variables are read again at
 * each start, so that it can go on from where it was. Returns the way to stop.
 */
export function followLive<Data>(
  payload: SubscribePayload,
  { onData, onConnection }: LiveFollower<Data>,
): () => void {
  let isStopped = false;
  let stop = () => {};

  async function start() {
    const { createLiveSocket, socketUrl } = await import('./live-socket.ts');
    if (isStopped) return;
    const socket = createLiveSocket(socketUrl(window.location));
    const stopProbing = onWake(socket.probe);
    const unfollow = follow<Data>(socket.client, payload, { onData, onConnection, wait: waitOrWake });
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
