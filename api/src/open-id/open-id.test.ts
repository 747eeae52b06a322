import { Staff } from '@desk/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp, createDesk } from '../app.ts';
import { manageStaff } from '../accounts/manage-staff.ts';
import { startTestDesk, TestCaller, type TestDesk } from '../testing/index.ts';
import { settingsOf, startTestProvider, type TestProvider } from '../testing/open-id-provider.ts';
import { PASSWORD, SIGN_IN } from '../testing/test-desk.ts';

const SITE = 'http://localhost:4000';
const CALLBACK = `${SITE}/staff/oidc/callback`;
const VIEWER = '{ viewer { name role email } }';
const AMIRA = { sub: 'a1', name: 'Amira Hassan', email: 'Amira@example.com', roles: ['handler', 'cyclist'] };

describe('security 29: sign-in with the company account', () => {
  let test: TestDesk;
  let provider: TestProvider;

  beforeAll(async () => {
    provider = await startTestProvider(CALLBACK);
    test = await startTestDesk(undefined, settingsOf(provider));
  });

  afterAll(async () => {
    await test.close();
    await provider.close();
  });

  beforeEach(() => {
    provider.person = AMIRA;
    provider.forgery = null;
  });

  /** A browser at the desk that is about to go to the provider. */
  async function begin(app = test.app) {
    const { headers, cookies } = await app.inject('/staff/oidc');
    return { at: new URL(String(headers.location)), cookie: `desk-oidc=${cookies[0]?.value ?? ''}` };
  }

  /** The same browser coming back to an address. */
  const comeBack = (address: string, cookie: string, app = test.app) =>
    app.inject({ url: address.slice(SITE.length), headers: { cookie } });

  async function signInAs(person: Record<string, unknown> & { sub: string }, app = test.app) {
    provider.person = person;
    const { at, cookie } = await begin(app);
    const response = await comeBack(await provider.visit(at.href), cookie, app);
    const caller = new TestCaller(app);
    caller.keep(response.cookies.filter(({ name }) => name === 'desk-session'));
    return { response, caller };
  }

  it('asks with PKCE, state and nonce, and keeps them in a cookie that scripts cannot read', async () => {
    const { headers, cookies } = await test.app.inject('/staff/oidc');
    const asked = new URL(String(headers.location)).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: CALLBACK,
      scope: 'openid profile email',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toHaveLength(43);
    expect(cookies).toMatchObject([{ name: 'desk-oidc', httpOnly: true, sameSite: 'Lax', maxAge: 600 }]);
    expect(cookies[0]?.value).not.toContain(asked.get('state'));
  });

  it('makes an account at the first sign-in, with the role of the claim, and finds it again by its subject', async () => {
    const { response, caller } = await signInAs(AMIRA);
    expect([response.statusCode, response.headers.refresh]).toEqual([200, '0; url=/playground']);
    const viewer = { name: 'Amira Hassan', role: 'HANDLER', email: 'amira@example.com' };
    await expect(caller.data(VIEWER)).resolves.toEqual({ viewer });
    const later = await signInAs({
      ...AMIRA,
      name: 'Amira Khan',
      email: 'khan@example.com',
      roles: 'manager',
    });
    await expect(later.caller.data(VIEWER)).resolves.toEqual({
      viewer: { ...viewer, name: 'Amira Khan', role: 'MANAGER' },
    });
    await expect(test.desk.orm.em.fork().count(Staff)).resolves.toBe(1);
  });

  it('refuses a person without a role, and ends what they had open', async () => {
    const { caller } = await signInAs({ ...AMIRA, sub: 'leaver', email: 'leaver@example.com' });
    for (const roles of [undefined, [], ['admin'], { handler: true }]) {
      const { response } = await signInAs({ ...AMIRA, sub: 'leaver', roles });
      expect(response.statusCode).toBe(403);
      expect(response.body).toContain('gives you no role');
      expect(response.cookies.map(({ name }) => name)).not.toContain('desk-session');
    }
    await expect(caller.data(VIEWER)).resolves.toEqual({ viewer: null });
  });

  it('refuses a deactivated account', async () => {
    await signInAs({ ...AMIRA, sub: 'gone', email: 'gone@example.com' });
    await test.desk.orm.em.fork().nativeUpdate(Staff, { oidcSubject: 'gone' }, { isActive: false });
    const { response } = await signInAs({ ...AMIRA, sub: 'gone' });
    expect([response.statusCode, response.body]).toEqual([403, expect.stringContaining('deactivated')]);
  });

  it('gives nobody an account by its email address; whoever runs the desk links it', async () => {
    const { id } = await test.staff('DIRECTOR', 'Helen Price');
    const { email } = await test.desk.orm.em.fork().findOneOrFail(Staff, { id });
    const helen = { sub: '<h>', name: 'Helen Price', email, roles: ['director'] };
    const { response } = await signInAs(helen);
    expect([response.statusCode, response.body]).toEqual([403, expect.stringContaining('&#60;h&#62;')]);
    const place = { orm: test.desk.orm, now: test.clock.now(), site: SITE, issuer: provider.issuer };
    await manageStaff(place, ['link', email, '<h>'], {});
    const linked = await signInAs(helen);
    await expect(linked.caller.data(VIEWER)).resolves.toMatchObject({ viewer: { role: 'DIRECTOR' } });
    await expect(manageStaff(place, ['link', 'amira@example.com', '<h>'], {})).rejects.toThrow(
      'Another account',
    );
  });

  it.each([
    ['another state', (back: URL) => back.searchParams.set('state', 'tampered')],
    ['no state', (back: URL) => back.searchParams.delete('state')],
    ['another code', (back: URL) => back.searchParams.set('code', 'guessed')],
    ['the name of another issuer', (back: URL) => back.searchParams.set('iss', 'http://127.0.0.1:9')],
    ['an error', (back: URL) => back.searchParams.set('error', 'access_denied')],
  ])('refuses %s', async (_, tamper) => {
    const { at, cookie } = await begin();
    const back = new URL(await provider.visit(at.href));
    tamper(back);
    expectRefused(await comeBack(back.href, cookie));
  });

  it.each(['nonce', 'code_challenge'])('refuses an answer to another %s', async (name) => {
    const { at, cookie } = await begin();
    at.searchParams.set(name, 'a'.repeat(43));
    expectRefused(await comeBack(await provider.visit(at.href), cookie));
  });

  it('takes an ID token that was only signed again, so that each refusal below has its own reason', async () => {
    const { at, cookie } = await begin();
    const address = await provider.visit(at.href);
    provider.forgery = { claims: {} };
    expect((await comeBack(address, cookie)).statusCode).toBe(200);
  });

  it.each([
    ['for another audience', { claims: { aud: 'another-client' } }],
    ['for others too, by another party', { claims: { aud: ['complaints-desk', 'other'], azp: 'other' } }],
    ['of another issuer', { claims: { iss: 'https://login.example.com' } }],
    ['that has ended', { claims: { exp: 1_600_000_000 } }],
    ['of another subject than the user info', { claims: { sub: 'a2' } }],
    ['that another key signed', { isSignedByAnother: true }],
  ])('refuses an ID token %s', async (_, forgery) => {
    const { at, cookie } = await begin();
    const address = await provider.visit(at.href);
    provider.forgery = forgery;
    expectRefused(await comeBack(address, cookie));
  });

  it('refuses a code that was used, a browser that never began, and an attempt that is too old', async () => {
    const { at, cookie } = await begin();
    const address = await provider.visit(at.href);
    expectRefused(await comeBack(address, ''), 403);
    expectRefused(await comeBack(address, cookie.replace('=', '=x')), 403);
    expect((await comeBack(address, cookie)).statusCode).toBe(200);
    expectRefused(await comeBack(address, cookie));
    const slow = await begin();
    const late = await provider.visit(slow.at.href);
    test.clock.advance({ minutes: 11 });
    expectRefused(await comeBack(late, slow.cookie), 403);
  });

  it('stands beside passwords, or alone', async () => {
    const handler = await test.staff('HANDLER');
    const page = async (app = test.app) => (await app.inject('/staff/sign-in')).body;
    expect(await page()).toMatch(/href="\/staff\/oidc".*type="password"/s);
    const alone = createDesk(
      test.desk.orm,
      { ...test.desk.env, LOCAL_SIGN_IN: 'off' },
      test.clock,
      test.desk.procedure,
    );
    const app = await createApp(alone);
    expect(await page(app)).not.toContain('type="password"');
    const { email } = await test.desk.orm.em.fork().findOneOrFail(Staff, { id: handler.id });
    const refusal = await new TestCaller(app).refusal(SIGN_IN, { input: { email, password: PASSWORD } });
    expect(refusal.extensions.code).toBe('FORBIDDEN');
    const { caller } = await signInAs(AMIRA, app);
    await expect(caller.data(VIEWER)).resolves.toMatchObject({ viewer: { role: 'HANDLER' } });
    await app.close();
    await alone.jobs.stop();
  });

  it('says so when the provider cannot be reached, and tries again for the next person', async () => {
    const away = await startTestProvider(CALLBACK);
    await away.close();
    const env = { ...test.desk.env, OIDC_ISSUER: away.issuer, LOG_LEVEL: 'silent' as const };
    const desk = createDesk(test.desk.orm, env, test.clock, test.desk.procedure);
    const app = await createApp(desk);
    const response = await app.inject('/staff/oidc');
    expect([response.statusCode, response.body]).toEqual([502, expect.stringContaining('cannot be reached')]);
    await app.close();
    await desk.jobs.stop();
  });
});

function expectRefused(
  response: { statusCode: number; cookies: { name: string }[]; body: string },
  status = 400,
): void {
  expect([response.statusCode, response.body]).toEqual([status, expect.stringContaining('did not work')]);
  expect(response.cookies.map(({ name }) => name)).not.toContain('desk-session');
}
