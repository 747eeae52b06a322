import { CaseFile, Staff } from '@desk/db';
import { TOTP, Secret } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyAddress } from '../testing/access-mail.ts';
import { startTestDesk, submit, TestCaller, type TestDesk } from '../testing/index.ts';
import { manageStaff } from './manage-staff.ts';

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { staff { name } } }';
const VIEWER = '{ viewer { name } }';
const PASSWORD = 'a password for tests';
const GOOD = 'wooden kettle marmalade tuba';

describe('the accounts of staff', () => {
  let test: TestDesk;

  beforeAll(async () => {
    test = await startTestDesk();
  });

  afterAll(() => test.close());

  const emailOf = async (id: string) => (await test.desk.orm.em.fork().findOneOrFail(Staff, { id })).email;
  const from = () => new TestCaller(test.app, anyAddress());
  const signIn = (caller: TestCaller, email: string, password = PASSWORD, code?: string) =>
    caller.send(SIGN_IN, { input: { email, password, code } });
  const codeOf = async (answer: ReturnType<typeof signIn>) => (await answer).errors?.[0]?.extensions.code;
  const manage = (words: string[], options: Record<string, string> = {}) =>
    manageStaff(
      { orm: test.desk.orm, now: test.clock.now(), site: 'https://desk.example', issuer: undefined },
      words,
      options,
    );

  it('security 27: get a new cookie at each sign-in, HttpOnly and strict; the one before ends', async () => {
    const handler = await test.staff('HANDLER');
    const before = handler.cookie;
    const input = { email: await emailOf(handler.id), password: PASSWORD };
    const ask = (query: string, variables = {}) =>
      test.app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { cookie: before },
        payload: { query, variables },
      });
    const [cookie] = (await ask(SIGN_IN, { input })).cookies;
    expect(cookie).toMatchObject({ name: 'desk-session', httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(Buffer.from(cookie?.value ?? '', 'base64url')).toHaveLength(32);
    expect(before).not.toContain(cookie?.value);
    expect((await ask(VIEWER)).json()).toEqual({ data: { viewer: null } });
  });

  it('security 28: allow ten wrong passwords in a quarter of an hour, from wherever they come', async () => {
    const email = await emailOf((await test.staff('HANDLER')).id);
    const wrong = Array.from({ length: 11 }, () => codeOf(signIn(from(), email, 'not the password')));
    const codes = await Promise.all(wrong);
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(10);
    await expect(codeOf(signIn(from(), email))).resolves.toBe('RATE_LIMITED');
  });

  it('security 28: change to a good password only; other sessions end', async () => {
    const here = await test.staff('HANDLER');
    const email = await emailOf(here.id);
    const elsewhere = from();
    await signIn(elsewhere, email);
    const change =
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { staff { id } } }';
    const to = (newPassword: string, currentPassword = PASSWORD) => ({
      input: { currentPassword, newPassword },
    });
    const refusal = await here.refusal(change, to('password1234567890'));
    expect(refusal.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'newPassword' }] });
    await expect(here.refusal(change, to(GOOD, 'wrong'))).resolves.toMatchObject({
      extensions: { code: 'SIGN_IN_FAILED' },
    });
    await here.data(change, to(GOOD));
    await expect(here.data(VIEWER)).resolves.not.toEqual({ viewer: null });
    await expect(elsewhere.data(VIEWER)).resolves.toEqual({ viewer: null });
    await expect(codeOf(signIn(from(), email))).resolves.toBe('SIGN_IN_FAILED');
    await expect(codeOf(signIn(from(), email, GOOD))).resolves.toBeUndefined();
  });

  it('ask for a second factor once it was proved; each code works once, a recovery code too', async () => {
    const here = await test.staff('HANDLER');
    const email = await emailOf(here.id);
    const { beginTotp } = await here.data<{ beginTotp: { secret: string; uri: string } }>(
      'mutation ($input: BeginTotpInput!) { beginTotp(input: $input) { secret uri } }',
      { input: { password: PASSWORD } },
    );
    expect(beginTotp.uri).toContain(`secret=${beginTotp.secret}`);
    const totp = new TOTP({ secret: Secret.fromBase32(beginTotp.secret) });
    const code = () => totp.generate({ timestamp: test.clock.now().epochMilliseconds });
    await expect(codeOf(signIn(from(), email))).resolves.toBeUndefined();
    const confirm = 'mutation ($input: ConfirmTotpInput!) { confirmTotp(input: $input) { recoveryCodes } }';
    const { confirmTotp } = await here.data<{ confirmTotp: { recoveryCodes: string[] } }>(confirm, {
      input: { code: code() },
    });
    const [recovery = ''] = confirmTotp.recoveryCodes;
    expect(new Set(confirmTotp.recoveryCodes).size).toBe(10);
    await expect(codeOf(signIn(from(), email))).resolves.toBe('TOTP_REQUIRED');
    await expect(codeOf(signIn(from(), email, PASSWORD, code()))).resolves.toBe('TOTP_WRONG');
    test.clock.advance({ seconds: 30 });
    const both = [
      codeOf(signIn(from(), email, PASSWORD, code())),
      codeOf(signIn(from(), email, PASSWORD, code())),
    ];
    expect((await Promise.all(both)).sort()).toEqual(['TOTP_WRONG', undefined]);
    await expect(codeOf(signIn(from(), email, PASSWORD, recovery.toLowerCase()))).resolves.toBeUndefined();
    await expect(codeOf(signIn(from(), email, PASSWORD, recovery))).resolves.toBe('TOTP_WRONG');
  });

  it('lend their name to scripts by tokens, for reading or acting, until revoked', async () => {
    const manager = await test.staff('MANAGER', 'Grace Okafor');
    const create =
      'mutation ($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { token accessToken { id } } }';
    const make = async (scope: string) => {
      const input = { name: 'Report', scope, validDays: 1 };
      interface Made {
        createAccessToken: { token: string; accessToken: { id: string } };
      }
      return (await manager.data<Made>(create, { input })).createAccessToken;
    };
    const [reading, acting] = [await make('READ'), await make('ACT')];
    const { status } = await submit(new TestCaller(test.app));
    const ask = async (token: string, query: string) => {
      const headers = { authorization: `Bearer ${token}` };
      const response = await test.app.inject({
        method: 'POST',
        url: '/graphql',
        headers,
        payload: { query },
      });
      return response.json<{ data: unknown; errors?: { extensions: { code: string } }[] }>();
    };
    const assign = `mutation { assignHandler(input: { reference: "${status.reference}", handlerId: "${manager.id}" }) { case { reference } } }`;
    expect((await ask(reading.token, VIEWER)).data).toEqual({ viewer: { name: 'Grace Okafor' } });
    expect((await ask(reading.token, assign)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await ask(acting.token, assign)).errors).toBeUndefined();
    const escalate =
      'mutation { createAccessToken(input: { name: "x", scope: ACT, validDays: 1 }) { token } }';
    expect((await ask(acting.token, escalate)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    await manager.data('mutation ($input: RevokeInput!) { revokeAccessToken(input: $input) { isRevoked } }', {
      input: { id: acting.accessToken.id },
    });
    expect((await ask(acting.token, VIEWER)).data).toEqual({ viewer: null });
    test.clock.advance({ hours: 24 });
    expect((await ask(reading.token, VIEWER)).data).toEqual({ viewer: null });
    const { handler } = await test.desk.orm.em
      .fork()
      .findOneOrFail(CaseFile, { reference: status.reference });
    expect(handler?.id).toBe(manager.id);
  });

  it('are made by a command, with a link that sets the password once', async () => {
    const email = 'new.handler@staff.example';
    const printed = await manage(['add'], { name: 'Tom Ellis', email, role: 'handler' });
    const token = /https:\/\/desk\.example\/staff\/password#(\S+)/.exec(printed)?.[1];
    const set = 'mutation ($input: SetPasswordInput!) { setPassword(input: $input) { staff { email } } }';
    const to = (newPassword: string) => ({ input: { token, newPassword } });
    await expect(codeOf(signIn(from(), email, GOOD))).resolves.toBe('SIGN_IN_FAILED');
    await expect(from().refusal(set, to('short'))).resolves.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    });
    await from().data(set, to(GOOD));
    await expect(from().refusal(set, to(GOOD))).resolves.toMatchObject({
      extensions: { code: 'PASSWORD_LINK_INVALID' },
    });
    await expect(codeOf(signIn(from(), email, GOOD))).resolves.toBeUndefined();
    await expect(manage(['list'])).resolves.toContain(`${email}\tTom Ellis\thandler\tactive`);
    await expect(manage(['add'], { name: 'Tom', email, role: 'handler' })).rejects.toThrow(
      'There is an account',
    );
  });

  it('are reset and deactivated by a command, which ends every session', async () => {
    const leaver = await test.staff('HANDLER');
    const email = await emailOf(leaver.id);
    await manage(['deactivate', email]);
    await expect(leaver.data(VIEWER)).resolves.toEqual({ viewer: null });
    await manage(['activate', email]);
    await expect(codeOf(signIn(from(), email))).resolves.toBeUndefined();
    await manage(['reset', email]);
    await expect(codeOf(signIn(from(), email))).resolves.toBe('SIGN_IN_FAILED');
  });

  it.each([
    [
      ['add'],
      { email: 'x', role: 'chief' },
      '--name is missing; --email is no address; --role must be one of',
    ],
    [['reset', 'nobody@staff.example'], {}, 'There is no account'],
    [[], {}, 'npm run staff -- add'],
  ])('are not managed by %j %j', async (words, options, sentence) => {
    await expect(manage(words, options)).rejects.toThrow(sentence);
  });

  it('security 30: of the demonstration sign nobody in in production', async () => {
    const demo = await test.staff('DIRECTOR');
    const email = await emailOf(demo.id);
    await test.desk.orm.em.fork().nativeUpdate(Staff, { id: demo.id }, { isDemo: true });
    await expect(codeOf(signIn(from(), email))).resolves.toBeUndefined();
    const { env } = test.desk;
    test.desk.env = { ...env, NODE_ENV: 'production' };
    await expect(codeOf(signIn(from(), email))).resolves.toBe('SIGN_IN_FAILED');
    test.desk.env = env;
  });
});
