import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, submit, TestCaller, type TestDesk } from '../testing/index.ts';

const KEY = 'Zk3vP9xQ7tL2mW8rB5yN1cJ6hD4gF0sA';
const CUSTOMER = 'query { handedOverCustomer { name email phone } customerCases { reference } }';
const NOW = '2026-11-23T10:12:00Z';

interface Known {
  handedOverCustomer: { name: string; email: string | null; phone: string | null } | null;
  customerCases: { reference: string }[];
}

let test: TestDesk;

beforeAll(async () => {
  test = await startTestDesk(NOW, { DASHBOARD_KEY: KEY });
  await test.staff('HANDLER');
});

afterAll(() => test.close());

interface Changes {
  sub?: string;
  audience?: string;
  issuer?: string;
  issuedAt?: number;
  expiresIn?: number;
  key?: string;
}

function token(changes: Changes = {}): Promise<string> {
  const issuedAt = changes.issuedAt ?? Math.floor(test.clock.now().epochMilliseconds / 1000);
  return new SignJWT({ name: 'Ada Osei', email: 'ada@mail.example' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(changes.sub ?? 'customer-7')
    .setAudience(changes.audience ?? 'complaints-desk')
    .setIssuer(changes.issuer ?? 'dashboard')
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + (changes.expiresIn ?? 60))
    .setJti(randomUUID())
    .sign(new TextEncoder().encode(changes.key ?? KEY));
}

/** Posts a token as a dashboard's page does. @returns where the browser is sent */
async function post(caller: TestCaller, value: string): Promise<string> {
  const answer = await test.app.inject({
    method: 'POST',
    url: '/from-dashboard',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: caller.cookie,
      origin: 'https://dashboard.example',
      'sec-fetch-site': 'cross-site',
    },
    payload: new URLSearchParams({ token: value }).toString(),
  });
  caller.keep(answer.cookies);
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location);
}

describe('a customer from the dashboard', () => {
  it('is known to the form, and finds their complaints on any device later', async () => {
    const sub = randomUUID();
    const laptop = new TestCaller(test.app);
    expect(await post(laptop, await token({ sub }))).toBe('/complain');
    expect(await laptop.data<Known>(CUSTOMER)).toEqual({
      handedOverCustomer: { name: 'Ada Osei', email: 'ada@mail.example', phone: null },
      customerCases: [],
    });
    const first = (await submit(laptop)).status.reference;
    const second = (await submit(laptop)).status.reference;
    const phone = new TestCaller(test.app);
    expect(await post(phone, await token({ sub }))).toBe('/case');
    const { customerCases } = await phone.data<Known>(CUSTOMER);
    expect(customerCases.map(({ reference }) => reference).sort()).toEqual([first, second].sort());
    const somebodyElse = new TestCaller(test.app);
    await post(somebodyElse, await token({ sub: randomUUID() }));
    expect((await somebodyElse.data<Known>(CUSTOMER)).customerCases).toEqual([]);
  });

  it('is forgotten by the device after half a day', async () => {
    const device = new TestCaller(test.app);
    await post(device, await token());
    test.clock.advance({ hours: 13 });
    expect((await device.data<Known>(CUSTOMER)).handedOverCustomer).toBeNull();
  });
});

describe('security 31: a hand-off', () => {
  const hour = 3_600;
  const seconds = () => Math.floor(test.clock.now().epochMilliseconds / 1000);

  it.each<[string, () => Promise<string>]>([
    ['signed by somebody else', () => token({ key: 'aK3vP9xQ7tL2mW8rB5yN1cJ6hD4gF0sZ' })],
    ['for another audience', () => token({ audience: 'shop' })],
    ['of another issuer', () => token({ issuer: 'shop' })],
    ['that has expired', () => token({ issuedAt: seconds() - 200, expiresIn: 100 })],
    [
      'that is old, though it says that it never expires',
      () => token({ issuedAt: seconds() - hour, expiresIn: 9 * hour }),
    ],
    ['of tomorrow', () => token({ issuedAt: seconds() + hour })],
    ['without a signature', async () => unsigned(await token())],
    ['with its contents changed', async () => changed(await token())],
    ['that is no token', () => Promise.resolve('nonsense')],
    ['that is empty', () => Promise.resolve('')],
  ])('%s opens nothing', async (_what, make) => {
    const device = new TestCaller(test.app);
    expect(await post(device, await make())).toBe('/from-dashboard');
    expect((await device.data<Known>(CUSTOMER)).handedOverCustomer).toBeNull();
  });

  it('works once, also when it is posted twice at the same time', async () => {
    const once = await token();
    const devices = Array.from({ length: 4 }, () => new TestCaller(test.app));
    const places = await Promise.all(devices.map((device) => post(device, once)));
    expect(places.filter((place) => place !== '/from-dashboard')).toHaveLength(1);
  });

  it('is never taken from an address', async () => {
    const device = new TestCaller(test.app);
    await test.app.inject({
      url: `/from-dashboard?token=${await token()}`,
      headers: { cookie: device.cookie },
    });
    expect((await device.data<Known>(CUSTOMER)).handedOverCustomer).toBeNull();
  });
});

function unsigned(signed: string): string {
  const [, payload = ''] = signed.split('.');
  return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
}

function changed(signed: string): string {
  const [header = '', payload = '', signature = ''] = signed.split('.');
  const claims = Buffer.from(payload, 'base64url').toString().replace('customer-7', 'customer-8');
  return [header, Buffer.from(claims).toString('base64url'), signature].join('.');
}
