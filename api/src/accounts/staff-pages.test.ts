import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp, createDesk } from '../app.ts';
import { startTestDesk, type TestDesk } from '../testing/index.ts';

let test: TestDesk;

beforeAll(async () => {
  test = await startTestDesk();
});

afterAll(() => test.close());

it.each(['/staff/sign-in', '/staff/password', '/staff/files'])(
  'serves %s with nothing inline but its settings',
  async (url) => {
    const { body, headers } = await test.app.inject(url);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(body.match(/<script(?! src)[^>]*>/g)).toEqual(['<script id="settings" type="application/json">']);
    expect(body).not.toMatch(/ style=| on\w+=/);
    const settings = /application\/json">(.*?)<\/script>/s.exec(body)?.[1] ?? '';
    expect(JSON.parse(settings)).toEqual({
      operations: {
        SignIn: expect.stringContaining('signIn(') as string,
        SetPassword: expect.stringContaining('setPassword(') as string,
      },
    });
    for (const file of ['/staff/page.js', '/staff/page.css']) {
      expect((await test.app.inject(file)).statusCode).toBe(200);
    }
  },
);

it('asks for sign-in before it shows the playground in production, and nowhere else', async () => {
  const handler = await test.staff('HANDLER');
  const { orm, env, procedure } = test.desk;
  const settings = { ...env, NODE_ENV: 'production', ANONYMOUS_QUERIES: 'any' } as const;
  const live = createDesk(orm, settings, test.clock, procedure);
  const app = await createApp(live);
  const closed = await app.inject('/playground');
  expect([closed.statusCode, closed.headers.location]).toEqual([302, '/staff/sign-in']);
  const open = await app.inject({ url: '/playground', headers: { cookie: handler.cookie } });
  expect(open.statusCode).toBe(200);
  expect((await test.app.inject('/playground')).statusCode).toBe(200);
  await app.close();
  await live.jobs.stop();
});
