import { Staff } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, createDesk } from '../app.ts';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { hashPassword, verifyPassword } from './password.ts';

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { staff { name role } } }';
const VIEWER = '{ viewer { name role } }';

describe('the sessions of staff', () => {
  let test: TestDesk;

  beforeAll(async () => {
    test = await startTestDesk();
  });

  afterAll(() => test.close());

  it('begin with signing in and end with signing out', async () => {
    const handler = await test.staff('HANDLER', 'Amira Hassan');
    await expect(handler.data(VIEWER)).resolves.toEqual({
      viewer: { name: 'Amira Hassan', role: 'HANDLER' },
    });
    const cookie = handler.cookie;
    await handler.data('mutation { signOut { isSignedOut } }');
    expect(handler.cookie).toBe('');
    const replayed = await test.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { cookie },
      payload: { query: VIEWER },
    });
    expect(replayed.json()).toEqual({ data: { viewer: null } });
  });

  it('end after an hour without use, and after twelve hours of use', async () => {
    const idle = await test.staff('HANDLER');
    test.clock.advance({ minutes: 61 });
    await expect(idle.data(VIEWER)).resolves.toEqual({ viewer: null });
    const busy = await test.staff('HANDLER');
    for (let hour = 0; hour < 14; hour += 1) {
      test.clock.advance({ minutes: 50 });
      await busy.data(VIEWER);
    }
    test.clock.advance({ minutes: 50 });
    await expect(busy.data(VIEWER)).resolves.toEqual({ viewer: null });
  });

  it('hold in every process, and end in all of them', async () => {
    const handler = await test.staff('HANDLER', 'Bryn Hughes');
    const { orm, env, procedure } = test.desk;
    const second = createDesk(orm, env, test.clock, procedure);
    const app = await createApp(second);
    const headers = { cookie: handler.cookie };
    const ask = async (): Promise<unknown> =>
      (await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query: VIEWER } })).json();
    await expect(ask()).resolves.toEqual({ data: { viewer: { name: 'Bryn Hughes', role: 'HANDLER' } } });
    await handler.data('mutation { signOut { isSignedOut } }');
    await expect(ask()).resolves.toEqual({ data: { viewer: null } });
    await app.close();
    await second.jobs.stop();
  });

  it('end when the account is deactivated', async () => {
    const leaver = await test.staff('HANDLER');
    await test.desk.orm.em.fork().nativeUpdate(Staff, { id: leaver.id }, { isActive: false });
    await expect(leaver.data(VIEWER)).resolves.toEqual({ viewer: null });
  });

  it('give the same answer to an unknown account and a wrong password', async () => {
    const known = await test.staff('HANDLER');
    const { email } = await test.desk.orm.em.fork().findOneOrFail(Staff, { id: known.id });
    const answers = await Promise.all(
      [email, 'nobody@staff.example'].map((each) =>
        test.anonymous.refusal(SIGN_IN, { input: { email: each, password: 'not the password' } }),
      ),
    );
    expect(answers.map((error) => [error.message, error.extensions.code])).toEqual(
      Array.from({ length: 2 }, () => [
        'This email address and password do not belong together.',
        'SIGN_IN_FAILED',
      ]),
    );
  });
});

describe('a hashed password', () => {
  it('verifies, and no other does', async () => {
    const phc = await hashPassword('a long enough password');
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await expect(verifyPassword('a long enough password', phc)).resolves.toBe(true);
    await expect(verifyPassword('a long enough passwore', phc)).resolves.toBe(false);
    await expect(verifyPassword('anything', 'no hash at all')).resolves.toBe(false);
  });
});
