import { once } from 'node:events';
import { connect } from 'node:net';
import { CaseFile, openDatabase } from '@desk/db';
import { createTransport } from 'nodemailer';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Desk } from '../context.ts';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { letter } from '../testing/mails.ts';
import { staffOffice } from '../testing/test-office.ts';
import { complaintsAddress } from './ourselves.ts';
import { SmtpIntake } from './smtp-intake.ts';
import { startIntake } from './start-intake.ts';

describe('mail by SMTP', () => {
  let test: TestDesk;
  let port: number;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    test = await startTestDesk();
    await staffOffice(test);
    ({ port, stop } = await listening(test.desk));
  });

  afterAll(async () => {
    await stop();
    await test.close();
  });

  it('answers a mail with 250 only after its case is written', async () => {
    const raw = letter({ from: 'ada@mail.example', text: 'Sent by a mail program.' });
    expect(await send(port, raw)).toMatch(/^250 2\.0\.0 Taken in as /);
    const where = { channel: 'EMAIL' } as const;
    expect(await test.desk.orm.em.fork().count(CaseFile, where)).toBe(1);
    expect(await send(port, raw)).toMatch(/^250 2\.0\.0 Known already as /);
    expect(await test.desk.orm.em.fork().count(CaseFile, where)).toBe(1);
  });

  it.each(['someone@constrat.io', 'complaints@elsewhere.example'])('refuses mail to %s', async (to) => {
    await expect(send(port, letter({ from: 'ada@mail.example', text: 'Hello' }), to)).rejects.toMatchObject({
      responseCode: 550,
    });
  });

  it('takes mail to the address of complaints with a part after a plus sign, in capitals too', async () => {
    const to = complaintsAddress(test.desk).replace('@', '+anything@').toUpperCase();
    expect(await send(port, letter({ from: 'ben@mail.example', text: 'Hello' }), to)).toMatch(/^250/);
  });

  it('says how large a mail may be, and refuses a larger one before it is sent', async () => {
    const socket = connect(port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    let said = '';
    socket.on('data', (bytes: Buffer) => (said += bytes.toString()));
    // Whoever speaks before being greeted is no mail server.
    while (!said.includes('220')) await once(socket, 'data');
    socket.write('EHLO there\r\nMAIL FROM:<ada@mail.example> SIZE=41943041\r\n');
    while (!said.includes('552')) await once(socket, 'data');
    expect(said).toContain('SIZE 41943040');
  });

  it('tells the sender to try again while the desk cannot write', async () => {
    const orm = await openDatabase(test.databaseUrl.replace(/[^/]+$/, 'gone'));
    onTestFinished(() => orm.close());
    const second = await listening({ ...test.desk, orm, log: pino({ level: 'silent' }) });
    onTestFinished(second.stop);
    const raw = letter({ from: 'cy@mail.example', text: 'In a bad moment.' });
    await expect(send(second.port, raw)).rejects.toMatchObject({ responseCode: 451 });
    expect(await send(port, raw)).toMatch(/^250 2\.0\.0 Taken in as /);
  });

  it('takes mail from a mail server by LMTP', async () => {
    const env = { ...test.desk.env, INBOUND_PROTOCOL: 'lmtp' as const };
    const { port: lmtpPort, stop: stopLmtp } = await listening({ ...test.desk, env });
    onTestFinished(stopLmtp);
    const raw = letter({ from: 'dee@mail.example', text: 'Handed over by our mail server.' });
    const envelope = { from: 'dee@mail.example', to: [complaintsAddress(test.desk)] };
    const transport = createTransport({ host: '127.0.0.1', port: lmtpPort, ignoreTLS: true, lmtp: true });
    const sent = await transport.sendMail({ envelope, raw });
    expect(sent.response).toMatch(/^250 2\.0\.0 Taken in as /);
  });

  it('goes on without a port that is taken', async () => {
    const env = { ...test.desk.env, INBOUND_SMTP_PORT: port };
    const intake = await startIntake({ ...test.desk, env });
    expect(intake.smtpAddress).toBeNull();
    await intake.stop();
  });

  it.each([
    ['development', true],
    ['production', false],
  ] as const)('in %s listens by itself: %s', async (NODE_ENV, listens) => {
    const env = { ...test.desk.env, NODE_ENV, ...(listens && { INBOUND_SMTP_PORT: 0 }) };
    const intake = await startIntake({ ...test.desk, env });
    onTestFinished(() => intake.stop());
    expect(intake.smtpAddress !== null).toBe(listens);
  });

  async function listening(desk: Desk): Promise<{ port: number; stop: () => Promise<void> }> {
    const intake = new SmtpIntake(desk);
    return { port: await intake.listen(0, '127.0.0.1'), stop: () => intake.stop() };
  }

  /** @returns the server's answer to the mail */
  async function send(to: number, raw: Buffer, recipient = complaintsAddress(test.desk)): Promise<string> {
    const transport = createTransport({ host: '127.0.0.1', port: to, ignoreTLS: true });
    const sent = await transport.sendMail({ envelope: { from: 'ada@mail.example', to: [recipient] }, raw });
    return sent.response;
  }
});
