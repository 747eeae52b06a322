import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { endInTurn } from './end-in-turn.ts';
import { Turns } from './turns.ts';

const MANY = 300;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  while (closing.length > 0) await closing.pop()?.();
});

it('spreads what many lines that break at once cost over turns of the event loop', async () => {
  const endings: number[] = [];
  let turn = 0;
  const { clients, closed } = await connect(MANY, new Turns(), (line) =>
    line.on('end', () => endings.push(turn)),
  );
  const count = (): void => {
    turn++;
    if (endings.length < MANY) setImmediate(count);
  };
  setImmediate(count);
  for (const client of clients) client.terminate();
  await closed;
  const inOneTurn = Math.max(...endings.map((each) => endings.filter((ended) => ended === each).length));
  expect(endings).toHaveLength(MANY);
  expect(inOneTurn).toBeLessThanOrEqual(50);
});

it('does nothing for a line that was torn down before its turn', async () => {
  const turns = new Turns();
  const { clients, closed } = await connect(1, turns, undefined, (line) =>
    line.prependListener('end', () => {
      // Its turn comes after it is closed.
      for (let task = 0; task < 200; task++) turns.take(() => undefined);
      line.destroy();
    }),
  );
  clients[0]?.terminate();
  await expect(closed).resolves.toEqual([1006]);
  await new Promise<void>((resolve) => {
    turns.take(resolve);
  });
});

/**
 * Opens sockets to a server whose lines end in turns.
 * @returns them, and the close codes that the server saw once all are closed
 */
async function connect(
  count: number,
  turns: Turns,
  before?: (line: Duplex) => unknown,
  after?: (line: Duplex) => unknown,
): Promise<{ clients: WebSocket[]; closed: Promise<number[]> }> {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  const codes: number[] = [];
  const { promise: closed, resolve } = Promise.withResolvers<number[]>();
  server.on('upgrade', (request, line, head) =>
    sockets.handleUpgrade(request, line, head, (socket) => {
      before?.(line);
      endInTurn(line, turns);
      after?.(line);
      socket.on('error', () => undefined);
      socket.on('close', (code) => {
        codes.push(code);
        if (codes.length === count) resolve(codes);
      });
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const clients = Array.from({ length: count }, () => new WebSocket(`ws://127.0.0.1:${port}`));
  await Promise.all(clients.map((client) => once(client, 'open')));
  return { clients, closed };
}
