import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildSchema } from 'graphql';
import { makeServer } from 'graphql-ws';
import { WebSocket, WebSocketServer, type ClientOptions } from 'ws';
import { startTestDesk, submit, type TestDesk } from '../testing/index.ts';
import { SOCKET_LIMITS, SocketLimits } from './socket-limits.ts';
import { SocketLines } from './socket-lines.ts';
import { Turns } from './turns.ts';

const PROGRESS = 'subscription Live($reference: String!) { caseProgress(reference: $reference) { stage } }';
const TIMERS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const;

interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

describe('the socket', () => {
  let test: TestDesk;
  let port: number;
  let reference: string;
  const opened: WebSocket[] = [];

  beforeAll(async () => {
    test = await startTestDesk(undefined, { TRUSTED_PROXIES: '127.0.0.1' });
    reference = (await submit(test.anonymous)).status.reference;
    await test.app.listen({ port: 0, host: '127.0.0.1' });
    ({ port } = test.app.server.address() as AddressInfo);
  });

  afterEach(() => {
    vi.useRealTimers();
    for (const socket of opened.splice(0)) socket.terminate();
  });

  afterAll(() => test.close());

  function open(options: ClientOptions = {}): WebSocket {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', options);
    socket.on('error', () => undefined);
    opened.push(socket);
    return socket;
  }

  async function openAndGreet(options?: ClientOptions): Promise<WebSocket> {
    const socket = open(options);
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    await next(socket, 'connection_ack');
    return socket;
  }

  const from = (address: string): ClientOptions => ({ headers: { 'x-forwarded-for': address } });

  async function refusalOf(socket: WebSocket): Promise<number | undefined> {
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    response.resume();
    return response.statusCode;
  }

  function subscribe(socket: WebSocket, id: string): void {
    const payload = { query: PROGRESS, variables: { reference } };
    socket.send(JSON.stringify({ type: 'subscribe', id, payload }));
  }

  it('security 13: refuses a page of another origin at the handshake', async () => {
    expect(await refusalOf(open({ origin: 'https://evil.example' }))).toBe(403);
    const own = open({ origin: `http://127.0.0.1:${port}` });
    await once(own, 'open');
  });

  it.each(['/other', '//', '/graphql%', 'http://['])('refuses the path %s and goes on', async (path) => {
    const line = connect(port, '127.0.0.1');
    line.write(
      `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    );
    const [answer] = (await once(line, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 40[04]/);
    line.destroy();
  });

  it('goes on for the others when somebody is gone before their handshake has its turn', async () => {
    const leaver = connect(port, '127.0.0.1');
    await once(leaver, 'connect');
    const arrived = new Promise<void>((resolve) => {
      // After the desk's own listener, which put the handshake off to the next turn.
      test.app.server.once('upgrade', () => {
        leaver.resetAndDestroy();
        resolve();
      });
    });
    leaver.write(
      [
        'GET /graphql HTTP/1.1',
        'Host: desk.example',
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}`,
        'Sec-WebSocket-Version: 13',
        '\r\n',
      ].join('\r\n'),
    );
    await arrived;
    await openAndGreet();
  });

  it('security 14: closes with 4408 whoever does not greet within 3 seconds', async () => {
    vi.useFakeTimers({ toFake: [...TIMERS] });
    const socket = open();
    await once(socket, 'open');
    vi.advanceTimersByTime(SOCKET_LIMITS.initMs);
    expect(await closeCode(socket)).toBe(4408);
  });

  it('security 14: closes with 4429 whoever greets twice', async () => {
    const socket = await openAndGreet();
    socket.send('{"type":"connection_init"}');
    expect(await closeCode(socket)).toBe(4429);
  });

  it('security 15: takes no query and no mutation', async () => {
    const socket = await openAndGreet();
    socket.send('{"type":"subscribe","id":"1","payload":{"query":"mutation { signOut { isSignedOut } }"}}');
    expect(await next(socket, 'error')).toMatchObject({ payload: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('security 17: carries no more than 20 subscriptions', async () => {
    const socket = await openAndGreet();
    for (let n = 1; n <= SOCKET_LIMITS.subscriptions; n++) {
      subscribe(socket, String(n));
      await next(socket, 'next', String(n));
    }
    subscribe(socket, 'more');
    expect(await next(socket, 'error', 'more')).toMatchObject({ payload: [{ message: /20 subscriptions/ }] });
    socket.send('{"type":"complete","id":"1"}');
    subscribe(socket, 'instead');
    await next(socket, 'next', 'instead');
  });

  it('security 17: opens no more than 100 times for one address', async () => {
    const sockets = Array.from({ length: SOCKET_LIMITS.socketsPerAddress }, () => open(from('203.0.113.7')));
    await Promise.all(sockets.map((socket) => once(socket, 'open')));
    expect(await refusalOf(open(from('203.0.113.7')))).toBe(429);
    await openAndGreet(from('203.0.113.8'));
    sockets[0]?.close();
    if (sockets[0]) await closeCode(sockets[0]);
    await openAndGreet(from('203.0.113.7'));
  });

  it('security 17: takes no more than 120 messages a minute', async () => {
    const socket = await openAndGreet();
    for (let n = 0; n < SOCKET_LIMITS.messagesPerMinute; n++) socket.send('{"type":"ping"}');
    expect(await closeCode(socket)).toBe(1008);
  });

  it('security 18: closes with 1009 whoever sends more than 64 KiB in a frame', async () => {
    const socket = await openAndGreet();
    socket.send('x'.repeat(SOCKET_LIMITS.frameBytes + 1));
    expect(await closeCode(socket)).toBe(1009);
  });
});

it('security 20: drops a peer that answers no ping, and keeps one that does', async () => {
  vi.useFakeTimers({ toFake: [...TIMERS] });
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const schema = buildSchema('type Query { stage: String }');
  const { pingMs } = SOCKET_LIMITS;
  const lines = new SocketLines(makeServer({ schema }), server, {
    pingMs,
    turns: new Turns(),
    onFault: () => undefined,
  });
  const { port } = server.address() as AddressInfo;
  const join = async (options: ClientOptions): Promise<{ client: WebSocket; served: WebSocket }> => {
    const client = new WebSocket(`ws://127.0.0.1:${port}`, 'graphql-transport-ws', options);
    const [[served]] = (await Promise.all([once(server, 'connection'), once(client, 'open')])) as [
      [WebSocket],
      unknown,
    ];
    lines.open(served, {});
    client.send('{"type":"connection_init"}');
    await next(client, 'connection_ack');
    return { client, served };
  };
  const gone = await join({ autoPong: false });
  const there = await join({});
  const alive = once(there.served, 'pong');
  vi.advanceTimersByTime(pingMs);
  await alive;
  vi.advanceTimersByTime(pingMs);
  expect(await closeCode(gone.client)).toBe(1006);
  expect(there.client.readyState).toBe(WebSocket.OPEN);
  vi.useRealTimers();
  await lines.close();
});

it('security 19: ends a reader who does not read, before more than a frame waits for it', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const limits = new SocketLimits();
  const arrived = once(server, 'connection') as Promise<[WebSocket]>;
  const { port } = server.address() as AddressInfo;
  const stalled = new WebSocket(`ws://127.0.0.1:${port}`);
  stalled.on('error', () => undefined);
  const [[served]] = await Promise.all([arrived, once(stalled, 'open')]);
  limits.watch(served, '203.0.113.7');
  stalled.pause();
  served.send(Buffer.alloc(32 * SOCKET_LIMITS.unsentBytes));
  stalled.send('{"type":"ping"}');
  await once(served, 'close');
  expect(served.readyState).toBe(WebSocket.CLOSED);
  stalled.terminate();
  server.close();
});

async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

async function next(socket: WebSocket, type: string, id?: string): Promise<Message> {
  for (;;) {
    const [data] = (await once(socket, 'message')) as [Buffer];
    const message = JSON.parse(data.toString()) as Message;
    if (message.type === type && (id === undefined || message.id === id)) return message;
  }
}
