import { CaseFile } from '@desk/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anyAddress } from '../testing/access-mail.ts';
import { startTestDesk, submit, TestCaller, type TestDesk } from '../testing/index.ts';
import { newAccessKey } from './access-key.ts';
import { newAccessLink } from './access-link.ts';

const OPEN_WITH_LINK = /* GraphQL */ `
  mutation ($input: OpenCaseWithLinkInput!) {
    openCaseWithLink(input: $input) {
      case {
        reference
        allowedActions
      }
    }
  }
`;
const OPEN_WITH_KEY = /* GraphQL */ `
  mutation ($input: OpenCaseWithKeyInput!) {
    openCaseWithKey(input: $input) {
      case {
        reference
      }
    }
  }
`;
const READ_LINK = 'mutation ($input: CreateReadLinkInput!) { createReadLink(input: $input) { url } }';
const WITHDRAW =
  'mutation ($input: WithdrawComplaintInput!) { withdrawComplaint(input: $input) { case { reference } } }';

describe('opening a case', () => {
  let test: TestDesk;
  let reference: string;
  let caseId: string;
  let customer: TestCaller;

  beforeAll(async () => {
    test = await startTestDesk();
  });

  beforeEach(async () => {
    customer = new TestCaller(test.app);
    reference = (await submit(customer)).status.reference;
    caseId = (await test.desk.orm.em.fork().findOneOrFail(CaseFile, { reference })).id;
  });

  afterAll(() => test.close());

  async function newLink(): Promise<string> {
    const em = test.desk.orm.em.fork();
    const url = newAccessLink(em, caseId, test.clock.now(), 'https://help.example/');
    await em.flush();
    expect(url).toMatch(/^https:\/\/help\.example\/open#[\w-]{43}$/);
    return url.split('#')[1] ?? '';
  }

  const openLink = (caller: TestCaller, token: string) => caller.send(OPEN_WITH_LINK, { input: { token } });
  const codeOf = async (answer: ReturnType<typeof openLink>) => (await answer).errors?.[0]?.extensions.code;

  it('security 24: by a link takes a POST; a scanner’s visit changes nothing', async () => {
    const token = await newLink();
    for (const url of [`/open#${token}`, `/open?token=${token}`]) await test.app.inject({ url });
    const query = encodeURIComponent(
      `mutation { openCaseWithLink(input: { token: "${token}" }) { case { reference } } }`,
    );
    const get = await test.app.inject({
      url: `/graphql?query=${query}`,
      headers: { 'graphql-require-preflight': '1' },
    });
    expect(get.statusCode).toBe(405);
    const phone = new TestCaller(test.app);
    const { data } = await openLink(phone, token);
    expect(data).toEqual({
      openCaseWithLink: {
        case: { reference, allowedActions: expect.arrayContaining(['withdrawComplaint']) as string[] },
      },
    });
  });

  it('by a link works once, again on the same device, and tells anybody else what to do instead', async () => {
    const token = await newLink();
    const phone = new TestCaller(test.app);
    await openLink(phone, token);
    await expect(codeOf(openLink(phone, token))).resolves.toBeUndefined();
    const { errors } = await openLink(new TestCaller(test.app), token);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'ACCESS_LINK_USED', reference });
    await expect(codeOf(openLink(phone, 'no link at all'))).resolves.toBe('ACCESS_LINK_INVALID');
  });

  it('by a link ends after 30 days, and of two at once only one gets in', async () => {
    const token = await newLink();
    const callers = [new TestCaller(test.app), new TestCaller(test.app)];
    const answers = await Promise.all(callers.map((caller) => codeOf(openLink(caller, token))));
    expect(answers.sort()).toEqual(['ACCESS_LINK_USED', undefined]);
    const late = await newLink();
    test.clock.advance({ hours: 30 * 24 });
    await expect(codeOf(openLink(new TestCaller(test.app), late))).resolves.toBe('ACCESS_LINK_EXPIRED');
  });

  it('by the key of the newest letter works as often as needed', async () => {
    const em = test.desk.orm.em.fork();
    const print = () => newAccessKey(em, test.desk.secrets, caseId, test.clock.now());
    const [older, newest] = [await print(), await print()];
    expect(newest).toMatch(/^(\w{4}-){3}\w{4}$/);
    for (const key of [newest, newest.toLowerCase().replaceAll('-', '')]) {
      await expect(
        new TestCaller(test.app).data(OPEN_WITH_KEY, { input: { reference, key } }),
      ).resolves.toEqual({ openCaseWithKey: { case: { reference } } });
    }
    const refusal = await test.anonymous.refusal(OPEN_WITH_KEY, { input: { reference, key: older } });
    expect(refusal.extensions.code).toBe('ACCESS_KEY_WRONG');
  });

  it('by a key allows twenty wrong tries an hour, whatever address they come from', async () => {
    const input = { reference, key: '0000-0000-0000-0000' };
    const tries = Array.from({ length: 21 }, () =>
      new TestCaller(test.app, anyAddress()).refusal(OPEN_WITH_KEY, { input }),
    );
    const codes = (await Promise.all(tries)).map(({ extensions }) => extensions.code);
    expect(codes.filter((code) => code === 'ACCESS_KEY_WRONG')).toHaveLength(20);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(1);
  });

  it('by a helper’s link lets read and nothing else', async () => {
    const { createReadLink } = await customer.data<{ createReadLink: { url: string } }>(READ_LINK, {
      input: { reference },
    });
    const helper = new TestCaller(test.app);
    const { data } = await openLink(helper, createReadLink.url.split('#')[1] ?? '');
    expect(data).toEqual({ openCaseWithLink: { case: { reference, allowedActions: [] } } });
    for (const mutation of [WITHDRAW, READ_LINK]) {
      const refusal = await helper.refusal(mutation, { input: { reference } });
      expect(refusal.extensions.code).toBe('FORBIDDEN');
    }
  });
});
