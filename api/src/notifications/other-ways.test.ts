import { Contact, Letter, MailboxMail, Notice } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, submit, TestCaller, type TestDesk } from '../testing/index.ts';
import { TestMailServer } from '../testing/test-mail-server.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';
import { sweepNotices } from './sweep-notices.ts';
import { markUndeliverable, type ReturnedMail } from './undeliverable.ts';

const ALERTS = '{ alerts(isSeen: false) { kind case { reference } notice { kind channel failure text } } }';

interface SeenAlert {
  kind: string;
  case: { reference: string };
  notice: { kind: string; channel: string; failure: string | null; text: string };
}

let server: TestMailServer;
let test: TestDesk;
let office: Office;

beforeAll(async () => {
  server = await TestMailServer.start();
  test = await startTestDesk(undefined, { SMTP_URL: server.url });
  office = await staffOffice(test);
});

afterAll(async () => {
  await test.close();
  await server.close();
});

/** A new case of a customer who can be reached in these ways, before anything is delivered. */
async function complain(contact: Record<string, string>): Promise<string> {
  const { status } = await submit(new TestCaller(test.app), {
    contact: { name: 'Maria Kowalski', ...contact },
  });
  return status.reference;
}

function noticesOf(reference: string): Promise<Notice[]> {
  const em = test.desk.orm.em.fork();
  return em.find(Notice, { caseFile: { reference } }, { orderBy: { id: 'asc' } });
}

async function alertsOf(reference: string): Promise<SeenAlert[]> {
  const { alerts } = await office.handler.data<{ alerts: SeenAlert[] }>(ALERTS);
  return alerts.filter((alert) => alert.case.reference === reference);
}

describe('a mail that the server does not take', () => {
  it('for a time (421) is tried again when its time has come, under the same Message-ID', async () => {
    const reference = await complain({ email: 'busy@mail.example' });
    server.refuseNext(421);
    await sweepNotices(test.desk);
    const [put] = await noticesOf(reference);
    expect(put).toMatchObject({ state: 'WAITING', attempts: 1, sentAt: null });
    expect(put?.failure).toContain('Try again later');
    const refused = server.newest;

    await sweepNotices(test.desk);
    expect(server.newest).toBe(refused);
    test.clock.advance({ minutes: 1 });
    await sweepNotices(test.desk);
    expect(server.newest.email.messageId).toBe(refused.email.messageId);
    expect(server.newest).not.toBe(refused);
    expect(await noticesOf(reference)).toMatchObject([{ state: 'SENT', failure: null }]);
  });

  it('for good (550) marks the contact, alerts the handler, and goes by post', async () => {
    server.refuseRecipient('gone@mail.example', 550);
    const reference = await complain({ email: 'gone@mail.example', postalAddress: '1 High Street\nCardiff' });
    await sweepNotices(test.desk);
    expect(await noticesOf(reference)).toMatchObject([
      { kind: 'ACKNOWLEDGEMENT', channel: 'EMAIL', state: 'UNDELIVERABLE' },
      { kind: 'ACKNOWLEDGEMENT', channel: 'LETTER', state: 'TO_POST' },
    ]);
    const contact = await test.desk.orm.em.fork().findOneOrFail(Contact, { caseFile: { reference } });
    expect(contact.emailFailedAt).not.toBeNull();
    expect(contact.emailFailure).toContain('550');
    const alerts = await alertsOf(reference);
    expect(alerts).toMatchObject([{ kind: 'REACH_BY_OTHER_CHANNEL', notice: { channel: 'EMAIL' } }]);
    expect(alerts[0]?.notice.failure).toContain('550');
  });

  it('for good and with a phone alone comes to the handler with what to say', async () => {
    server.refuseRecipient('lost@mail.example', 550);
    const reference = await complain({ email: 'lost@mail.example', phone: '020 7946 0000' });
    await sweepNotices(test.desk);
    expect((await alertsOf(reference)).map(({ kind }) => kind).sort()).toEqual([
      'CALL_CUSTOMER',
      'REACH_BY_OTHER_CHANNEL',
    ]);
  });

  it('and comes back later is taken back, once', async () => {
    const reference = await complain({ email: 'bounce@mail.example', postalAddress: '2 High Street' });
    await sweepNotices(test.desk);
    const [sent] = await noticesOf(reference);
    const bounce = (mail: ReturnedMail) =>
      test.desk.orm.em.fork().transactional((em) => markUndeliverable(test.desk, em, mail, '550 unknown'));
    if (sent === undefined) throw new Error('Nothing was sent.');
    expect(await bounce({ noticeId: sent.id })).toBe(true);
    expect(await bounce({ caseId: sent.caseFile.id })).toBe(false);
    expect((await noticesOf(reference)).map(({ state }) => state)).toEqual(['UNDELIVERABLE', 'TO_POST']);
  });
});

describe('a customer without email', () => {
  it('is called where there is a phone alone: the handler gets the words, nothing in them opens the case', async () => {
    const reference = await complain({ phone: '020 7946 0000' });
    await sweepNotices(test.desk);
    expect(await noticesOf(reference)).toMatchObject([{ channel: 'PHONE', state: 'WITH_STAFF' }]);
    const [alert] = await alertsOf(reference);
    expect(alert).toMatchObject({ kind: 'CALL_CUSTOMER', notice: { kind: 'ACKNOWLEDGEMENT' } });
    expect(alert?.notice.text).toContain(reference);
    expect(alert?.notice.text).not.toMatch(/open#|access key/i);
  });
});

describe('security 41: a name with line ends', () => {
  it('begins no header of its own, in any letter of it', async () => {
    const name = 'Eve\r\nBcc: all@victims.example\r\n\r\nHello\u0085\u2028"<x@y.example>';
    const { status } = await submit(new TestCaller(test.app), {
      contact: { name, email: 'eve@mail.example' },
    });
    await sweepNotices(test.desk);
    const { headers, to, raw, email } = server.newest;
    expect(to).toEqual(['eve@mail.example']);
    expect(headers).not.toHaveProperty('bcc');
    expect(raw.slice(0, raw.indexOf('\r\n\r\n'))).not.toMatch(/^(?:bcc|hello)/im);
    expect(email.subject).toBe(`We have received your complaint (${status.reference})`);
  });
});

describe('a desk with a mail server', () => {
  it('keeps no mail, and has no mailbox page', async () => {
    const em = test.desk.orm.em.fork();
    expect(await em.count(MailboxMail)).toBe(0);
    expect(await em.count(Letter, { pdf: { $ne: null } })).toBe(0);
    expect((await test.app.inject('/mailbox')).statusCode).toBe(404);
  });
});
