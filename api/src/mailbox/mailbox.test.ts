import { MailboxMail } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireMail } from '../notifications/require-mail.ts';
import { hasMailbox } from '../notifications/post.ts';
import { sweepNotices } from '../notifications/sweep-notices.ts';
import { readEnv } from '../env.ts';
import { startTestDesk, submit, TEST_SECRET_KEY, TestCaller, type TestDesk } from '../testing/index.ts';
import { testCase } from '../testing/test-case.ts';
import { staffOffice } from '../testing/test-office.ts';

describe('the mailbox of a desk without a mail server', () => {
  let test: TestDesk;
  let id: string;

  beforeAll(async () => {
    test = await startTestDesk();
    const office = await staffOffice(test);
    const contact = { name: '<script>alert(1)</script>', email: 'maria@mail.example' };
    await testCase(test, office, 'responded', { contact });
    await sweepNotices(test.desk);
    const order = { id: 'desc' } as const;
    const [newest] = await test.desk.orm.em.fork().find(MailboxMail, {}, { orderBy: order, limit: 1 });
    id = newest?.id ?? '';
  });

  afterAll(() => test.close());

  it('lists what left, newest first', async () => {
    const { body, headers } = await test.app.inject('/mailbox');
    expect(headers['content-type']).toContain('text/html');
    const subjects = [...body.matchAll(/<a href="\/mailbox\/[0-9a-f-]{36}">([^<(]+) \(/g)].map(
      ([, subject]) => subject,
    );
    expect(subjects).toEqual(['Our final response to your complaint', 'We have received your complaint']);
  });

  it('shows a mail as it would have left, with nothing in it that runs', async () => {
    const { body } = await test.app.inject(`/mailbox/${id}`);
    expect(body).toContain('maria@mail.example');
    expect(body).not.toContain('<script>');
    expect(body).toMatch(/<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    const html = await test.app.inject(`/mailbox/${id}/html`);
    expect(html.headers['content-security-policy']).toMatch(/^sandbox .*default-src 'none'/);
    expect(html.body).toContain('&lt;script&gt;');
    expect(html.body).toContain('<base target="_blank">');
    const raw = await test.app.inject(`/mailbox/${id}/raw`);
    expect(raw.headers['content-type']).toContain('text/plain');
    expect(raw.body).toContain('Auto-Submitted: auto-generated');
    const letter = await test.app.inject(`/mailbox/${id}/attachments/0`);
    expect(letter.headers['content-disposition']).toMatch(
      /^attachment; filename="CON-[\w-]+-final-response\.pdf"$/,
    );
    expect(letter.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it.each([
    '/mailbox/x',
    '/mailbox/00000000-0000-7000-8000-000000000000/raw',
    '/mailbox/x/html',
    '/mailbox/x/attachments/9',
  ])('has nothing at %s', async (url) => {
    expect((await test.app.inject(url)).statusCode).toBe(404);
  });

  it('gets the codes that customers ask for', async () => {
    const { status } = await submit(new TestCaller(test.app), {
      contact: { name: 'Ada', email: 'ada@mail.example' },
    });
    await test.desk.sendAccessCode({
      to: { name: 'Ada', email: 'ada@mail.example' },
      reference: status.reference,
      code: '7K3M-92QX',
      validMinutes: 10,
    });
    const mail = await test.desk.orm.em
      .fork()
      .findOneOrFail(
        MailboxMail,
        { subject: `Your code for complaint ${status.reference}` },
        { populate: ['raw'] },
      );
    expect(Buffer.from(mail.raw).toString()).toContain('Your code: 7K3M-92QX');
  });
});

describe('in production', () => {
  const production = { NODE_ENV: 'production', SECRET_KEY: TEST_SECRET_KEY };

  it('there is no mailbox, and no start without a way for mails and for their links', () => {
    expect(hasMailbox(readEnv(production))).toBe(false);
    expect(() => requireMail(readEnv(production))).toThrow(/set SMTP_URL/);
    const withServer = { ...production, SMTP_URL: 'smtps://desk:pass@mail.constrat.example' };
    expect(() => requireMail(readEnv(withServer))).toThrow(/set PUBLIC_URL/);
    expect(() =>
      requireMail(readEnv({ ...withServer, PUBLIC_URL: 'https://help.constrat.example' })),
    ).not.toThrow();
  });

  it.each([
    ['SMTP_URL', 'mail.example.com'],
    ['MAIL_FROM', 'complaints'],
    ['MAIL_FROM', `${'c'.repeat(22)}@constrat.example`],
  ])('%s cannot be %s', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(name);
  });
});
