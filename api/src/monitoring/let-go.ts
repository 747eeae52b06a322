import { setTimeout as after } from 'node:timers/promises';
import type { WebSocket } from 'ws';

/** RFC 6455 registry: the service restarts; clients come back, and graphql-ws retries. */
const SERVICE_RESTART = 1012;

/** Every client waits a little, and longer the more of them come back at once. */
const SPREAD_MS = { atLeast: 500, perSocket: 1, atMost: 10_000 };

/**
 * Closes sockets one after the other, spread over a time, so that their clients do not all come back to the other
 * processes at once; the reason tells each how long to wait before it does, `retry in 734 ms`.
 */
export async function letGoOfSockets(sockets: Iterable<WebSocket>, withinMs: number): Promise<void> {
  const open = [...sockets];
  const spreadMs = Math.min(SPREAD_MS.atMost, SPREAD_MS.atLeast + open.length * SPREAD_MS.perSocket);
  const closing = open.map(async (socket, index) => {
    if (withinMs > 0) await after((withinMs * index) / open.length);
    socket.close(SERVICE_RESTART, `retry in ${Math.round(Math.random() * spreadMs)} ms`);
  });
  await Promise.all(closing);
}
