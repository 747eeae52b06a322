import { createECDH, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { PushSubscription } from '@desk/db';
import { decrypt } from 'http_ece';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepNotices } from '../notifications/sweep-notices.ts';
import { startTestDesk, TestCaller, type TestDesk } from '../testing/index.ts';
import { testCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';
import { isPushService, KNOWN_PUSH_SERVICES } from './push-services.ts';

const SUBSCRIBE =
  'mutation ($input: SubscribeToPushInput!) { subscribeToPush(input: $input) { case { reference } } }';
const UNSUBSCRIBE =
  'mutation ($input: UnsubscribeFromPushInput!) { unsubscribeFromPush(input: $input) { case { reference } } }';
const TOLD =
  'query ($reference: String!, $endpoint: String!) { customerCase(reference: $reference) { isPushedTo(endpoint: $endpoint) } }';
const EVERYWHERE = 'mutation ($input: EndAccessInput!) { signOutEverywhere(input: $input) { isSignedOut } }';

/** A push service that notes what it is handed. */
const pushed: { path: string; headers: IncomingHttpHeaders; body: Buffer }[] = [];
let service: Server;
let origin: string;
let test: TestDesk;
let office: Office;

beforeAll(async () => {
  service = createServer((request, response) => {
    void buffer(request).then((body) => {
      pushed.push({ path: request.url ?? '', headers: request.headers, body });
      response.writeHead(request.url === '/gone' ? 410 : 201).end();
    });
  });
  service.listen(0, '127.0.0.1');
  await once(service, 'listening');
  origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  test = await startTestDesk('2026-11-23T10:12:00Z', { PUSH_SERVICES: origin });
  office = await staffOffice(test);
});

afterAll(async () => {
  await test.close();
  service.close();
});

/** A browser's keys. */
function browser() {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  const auth = randomBytes(16);
  const p256dh = keys.getPublicKey('base64url');
  return { keys, auth, said: { p256dh, auth: auth.toString('base64url'), language: 'en' } };
}

async function newsOf(reference: string): Promise<void> {
  const [handler] = [office.handler];
  await handler.data('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { case { seq } } }', {
    input: { reference, text: 'The secret words of a message.' },
  });
  await sweepNotices(test.desk);
  await test.desk.errands.done();
}

function subscriptions(reference: string): Promise<number> {
  return test.desk.orm.em.fork().count(PushSubscription, { caseFile: { reference } });
}

describe('web push', () => {
  it('tells a browser that there is news, encrypted for it alone, and nothing of the news', async () => {
    const { reference, customer } = await testCase(test, office, 'acknowledged');
    await sweepNotices(test.desk);
    const { keys, auth, said } = browser();
    const endpoint = `${origin}/phone-1`;
    await customer.data(SUBSCRIBE, { input: { reference, endpoint, ...said } });
    await newsOf(reference);
    const [push] = pushed.filter(({ path }) => path === '/phone-1');
    const words = decrypt(push?.body ?? Buffer.alloc(0), {
      version: 'aes128gcm',
      privateKey: keys,
      authSecret: auth.toString('base64url'),
    });
    expect(JSON.parse(words.toString())).toEqual({ language: 'en' });
    const [, token = ''] = /t=([^,]+)/.exec(push?.headers.authorization ?? '') ?? [];
    expect(decodeJwt(token)).toMatchObject({ aud: origin, sub: expect.stringMatching(/^mailto:/) as string });
  });

  it('says of each case whether this browser is told of it', async () => {
    const { reference, customer } = await testCase(test, office, 'acknowledged');
    const endpoint = `${origin}/phone-0`;
    const isPushedTo = async (address: string) =>
      (await customer.data<{ customerCase: { isPushedTo: boolean } }>(TOLD, { reference, endpoint: address }))
        .customerCase.isPushedTo;
    await expect(isPushedTo(endpoint)).resolves.toBe(false);
    await customer.data(SUBSCRIBE, { input: { reference, endpoint, ...browser().said } });
    await expect(isPushedTo(endpoint)).resolves.toBe(true);
    await expect(isPushedTo(`${endpoint}-other`)).resolves.toBe(false);
  });

  it('forgets a browser that is gone, and one that no longer wants any', async () => {
    const { reference, customer } = await testCase(test, office, 'acknowledged');
    await sweepNotices(test.desk);
    for (const path of ['gone', 'phone-2'])
      await customer.data(SUBSCRIBE, {
        input: { reference, endpoint: `${origin}/${path}`, ...browser().said },
      });
    await newsOf(reference);
    expect(await subscriptions(reference)).toBe(1);
    await customer.data(UNSUBSCRIBE, { input: { reference, endpoint: `${origin}/phone-2` } });
    expect(await subscriptions(reference)).toBe(0);
  });

  it('ends with the access of its device', async () => {
    const { reference, customer } = await testCase(test, office, 'acknowledged');
    await customer.data(SUBSCRIBE, {
      input: { reference, endpoint: `${origin}/phone-3`, ...browser().said },
    });
    await customer.data(EVERYWHERE, { input: { reference } });
    expect(await subscriptions(reference)).toBe(0);
  });

  it('has one key for all processes', async () => {
    const ask = async () => (await new TestCaller(test.app).data<{ pushKey: string }>('{ pushKey }')).pushKey;
    const keys = await Promise.all(Array.from({ length: 4 }, ask));
    expect(new Set(keys).size).toBe(1);
  });
});

describe('security 45: where a push may go', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
  ])('to a browser’s maker: %s', (endpoint) => {
    expect(isPushService(endpoint, KNOWN_PUSH_SERVICES)).toBe(true);
  });

  it.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://127.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://localhost:5432/',
    'https://fcm.googleapis.com.evil.example/',
    'https://fcm.googleapis.com:8443/',
    'https://user:word@fcm.googleapis.com/',
    'https://evilpush.apple.com.example/',
    'https://push.apple.com.evil/',
    'file:///etc/passwd',
    'nonsense',
  ])('nowhere else: %s', async (endpoint) => {
    expect(isPushService(endpoint, KNOWN_PUSH_SERVICES)).toBe(false);
    const { reference, customer } = await testCase(test, office, 'acknowledged');
    const error = await customer.refusal(SUBSCRIBE, { input: { reference, endpoint, ...browser().said } });
    expect(error.extensions.code).toBe('BAD_USER_INPUT');
  });
});
