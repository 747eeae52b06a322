import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, submit, TestCaller, type TestDesk } from '../testing/index.ts';
import { viewersOf } from './viewers.ts';

const VIEWER = '{ viewer { name } }';

describe('who asks', () => {
  let test: TestDesk;

  beforeAll(async () => {
    test = await startTestDesk();
  });

  afterAll(() => test.close());

  it('is staff in the playground, and never in the portal, even of the same browser', async () => {
    const handler = await test.staff('HANDLER', 'Amira Hassan');
    const ask = (headers: Record<string, string>) =>
      test.app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { cookie: handler.cookie, ...headers },
        payload: { query: VIEWER },
      });
    expect((await ask({})).json()).toEqual({ data: { viewer: { name: 'Amira Hassan' } } });
    expect((await ask({ 'desk-client': 'portal' })).json()).toEqual({ data: { viewer: null } });
  });

  it('is a customer with the device’s hash and what it may do with each case', async () => {
    const customer = new TestCaller(test.app);
    await submit(customer);
    const device = /desk-device=([^;]+)/.exec(customer.cookie)?.[1];
    const viewers = await viewersOf(test.desk, { session: undefined, device, client: 'portal' });
    if (viewers.customer.kind !== 'CUSTOMER') throw new Error('The device opens nothing.');
    expect(viewers.customer.deviceHash).toMatch(/^[0-9a-f]{64}$/);
    expect([...viewers.customer.grants.values()]).toEqual(['ACT']);
  });
});
