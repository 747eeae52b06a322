import { MailboxMail, NOTICE_QUEUE } from '@desk/db';
import type { Logger } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatError } from '../http/format-error.ts';
import { deliverNotice } from '../notifications/deliver-notice.ts';
import { complaintInput, startTestDesk, type TestDesk } from '../testing/index.ts';
import { openLog } from './open-log.ts';
import { underRequest } from './request-id.ts';

/** What is written to a log, line by line. */
function written(write: (log: Logger) => void): string {
  const lines: string[] = [];
  write(openLog('debug', { write: (line) => lines.push(line) }));
  return lines.join('');
}

const TOKEN = '3fA9kQ7vL2xW8mZ5tR1yC6uH4jB0nD_eQ7vL2xW8mZ5';

describe('security 46: the log', () => {
  it.each([
    ['an address', 'maria@mail.example'],
    ['a code', '7K3M-92QX'],
    ['a token', TOKEN],
  ])('holds not %s, wherever it stands', (_what, secret) => {
    const log = written((to) => {
      to.warn(`It said ${secret} once`);
      to.warn({ reason: `550 <${secret}> is unknown` }, 'Refused');
      to.error({ error: new Error(`No room for ${secret}`) }, `No room for ${secret}`);
      to.error(new Error(`No room for ${secret}`));
      to.error('Said %s', secret);
      to.error({ deep: [{ error: new Error('Outer', { cause: new Error(secret) }) }] }, 'Deep');
    });
    expect(log.trimEnd().split('\n')).toHaveLength(6);
    expect(log).not.toContain(secret);
  });

  it('holds nothing that people wrote, and no request', () => {
    const words = 'My words';
    const log = written((to) => {
      to.error({
        text: words,
        variables: { input: words },
        headers: { cookie: words, authorization: words },
      });
      to.error({ req: { url: words, headers: { cookie: words } }, res: {} }, 'Answered');
      to.error({ error: new SyntaxError(`Unexpected token in "${words}"`) }, 'Unreadable');
      const driver = Object.assign(new Error(`invalid input "${words}"`), {
        code: '22P02',
        table: 'contact',
      });
      to.error({ err: driver }, driver.message);
    });
    expect(log).not.toContain(words);
    expect(log).toContain('"code":"22P02","table":"contact"');
  });

  it('keeps what helps to find a fault', () => {
    const log = written((to) =>
      to.error({ error: new Error('No room'), file: 'CON-7K3M-92QX-5TD' }, 'A job failed'),
    );
    for (const kept of ['"message":"No room"', 'CON-7K3M-92QX-5TD', 'logs.test.ts', '"msg":"A job failed"'])
      expect(log).toContain(kept);
  });

  it('has one line for each entry, without signs that a terminal obeys', () => {
    const evil = 'a\r\n{"level":10}\u001b[2J\u009b2J\u2028b\u202e';
    const log = written((to) => to.warn({ reason: evil }, evil));
    expect(log.match(/\n/g)).toHaveLength(1);
    for (const sign of ['\r', '\u001b', '\u009b', '\u2028', '\u202e']) expect(log).not.toContain(sign);
  });

  it('tells of a fault under the id of its request, which alone is told', () => {
    const told: unknown[] = [];
    const log = written((to) =>
      underRequest('the-request', () => told.push(formatError(to, new Error('Secret ways')))),
    );
    expect(JSON.parse(log)).toMatchObject({ requestId: 'the-request', err: { message: 'Secret ways' } });
    expect(JSON.stringify(told)).toMatch(/the-request/);
    expect(JSON.stringify(told)).not.toMatch(/Secret ways|logs\.test/);
  });
});

describe('the id of a request', () => {
  let test: TestDesk;
  beforeAll(async () => {
    test = await startTestDesk();
    await test.staff('HANDLER');
  });
  afterAll(() => test.close());

  it('is named in its answer, and carried by its jobs and mails', async () => {
    const { headers } = await test.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'x-request-id': 'made-up' },
      payload: {
        query: 'mutation ($input: SubmitComplaintInput!) { submitComplaint(input: $input) { handlerName } }',
        variables: { input: complaintInput() },
      },
    });
    const id = String(headers['x-request-id']);
    expect(id).toMatch(/^[\da-f-]{36}$/);
    await new Promise<void>((resolve, reject) => {
      const run = ({ noticeId }: { noticeId: string }) =>
        deliverNotice(test.desk, noticeId).then(resolve, reject);
      test.desk.jobs.work(NOTICE_QUEUE, { batch: 1, laneOf: () => '', run }).catch(reject);
    });
    const [mail] = await test.desk.orm.em.fork().find(MailboxMail, {}, { populate: ['raw'] });
    expect(mail?.raw.toString()).toContain(`X-Request-ID: ${id}`);
  });
});
