import { setTimeout as after } from 'node:timers/promises';
import type { WebSocket } from 'ws';

/** RFC 6455 registry: the service restarts; clients come back, and graphql-ws retries. */
const SERVICE_RESTART = 1012;

/**
 * Closes sockets one after the other, spread over a time, so that their clients do not all come back to the other
 * processes at once.
 */
export async function letGoOfSockets(sockets: Iterable<WebSocket>, withinMs: number): Promise<void> {
  const open = [...sockets];
  const closing = open.map(async (socket, index) => {
    if (withinMs > 0) await after((withinMs * index) / open.length);
    socket.close(SERVICE_RESTART, 'The desk restarts');
  });
  await Promise.all(closing);
}
