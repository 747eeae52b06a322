import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../testing/index.ts';

describe('security 12: requests that take too long', () => {
  let test: TestDesk;
  let port: number;

  beforeAll(async () => {
    test = await startTestDesk();
    await test.app.listen({ port: 0, host: '127.0.0.1' });
    ({ port } = test.app.server.address() as AddressInfo);
  });

  afterAll(() => test.close());

  it('have a time for their headers and for the whole', () => {
    const { headersTimeout, requestTimeout } = test.app.server;
    expect({ headersTimeout, requestTimeout }).toEqual({ headersTimeout: 10_000, requestTimeout: 120_000 });
  });

  it.each([
    ['headers', 'POST /graphql HTTP/1.1\r\nHost: a\r\nX-Slow: '],
    [
      'a body',
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    ],
  ])('are cut off while they drip %s', async (_what, text) => {
    test.app.server.headersTimeout = 50;
    test.app.server.requestTimeout = 100;
    const line = connect(port, '127.0.0.1');
    line.write(text);
    const [answer] = (await once(line, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 408/);
    await once(line, 'close');
  });

  it('are refused under a code while the process cannot keep up', async () => {
    for (let turn = 0; turn < 5 && !test.app.isUnderPressure(); turn++) await takeTheThread(1_100);
    const answer = await test.app.inject({ url: '/graphql' });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.json()).toMatchObject({ code: 'OVERLOADED' });
    expect((await test.app.inject({ url: '/health/live' })).statusCode).toBe(200);
  });
});

async function takeTheThread(ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() < end);
  await new Promise<void>((resolve) => setImmediate(resolve));
}
