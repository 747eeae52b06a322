import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../testing/index.ts';

describe('security 44: every answer', () => {
  let test: TestDesk;

  beforeAll(async () => {
    test = await startTestDesk();
  });

  afterAll(() => test.close());

  it.each([
    ['a page', 'GET', '/playground'],
    ['a refused request', 'GET', '/graphql?query={viewer{name}}'],
    ['an address with nothing behind it', 'GET', '/no/such/file.png'],
    ['a method that is not served', 'DELETE', '/graphql'],
  ] as const)('forbids framing, sniffing and referrers: %s', async (_what, method, url) => {
    const { headers } = await test.app.inject({ method, url });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('allows no script and no style from within the portal’s pages or from elsewhere', async () => {
    const { headers } = await test.app.inject({ method: 'GET', url: '/no/such/file.png' });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
  });
});
