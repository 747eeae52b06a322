import { CaseFile, Complaint, ReceivedMail } from '@desk/db';
import { createTestDatabase } from '@desk/db/testing';
import type { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { provideProgram } from '../testing/debian-program.ts';
import { DeskProcess } from '../testing/desk-process.ts';
import { Dovecot } from '../testing/dovecot.ts';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { letter } from '../testing/mails.ts';
import { staffOffice } from '../testing/test-office.ts';
import { imapAddress, imapClient, TAKEN_KEYWORD } from './imap-mailbox.ts';
import { ImapIntake } from './imap-intake.ts';

const program = await provideProgram('dovecot', 'dovecot-imapd');
const patiently = { timeout: 20_000, interval: 25 };
const MAILS = 15;

describe.skipIf(program === null)('mail by IMAP (needs Dovecot: apt-get install dovecot-imapd)', () => {
  let dovecot: Dovecot;
  let test: TestDesk;

  beforeAll(async () => {
    dovecot = await Dovecot.start(program ?? '');
    test = await startTestDesk();
    await staffOffice(test);
  });

  afterAll(async () => {
    await test.close();
    await dovecot.stop();
  });

  it('takes in what waits and what comes, marks it after, leaves what was read, and comes back by itself', async () => {
    const mailbox = await signIn();
    await mailbox.append('INBOX', letter({ from: 'ada@mail.example', text: 'It waited.' }));
    await mailbox.append('INBOX', letter({ from: 'ben@mail.example', text: 'A person read it.' }), [
      '\\Seen',
    ]);
    const intake = new ImapIntake(test.desk, dovecot.url);
    intake.start();
    onTestFinished(() => intake.stop());
    await expect.poll(told, patiently).toEqual(['A matter\n\nIt waited.']);
    await mailbox.append('INBOX', letter({ from: 'cy@mail.example', text: 'It came.' }));
    await expect.poll(told, patiently).toHaveLength(2);
    await expect.poll(() => taken(mailbox), patiently).toBe(2);
    mailbox.close();

    await dovecot.cutOff();
    await dovecot.startAgain();
    const again = await signIn();
    await again.append('INBOX', letter({ from: 'dee@mail.example', text: 'It came after.' }));
    await expect.poll(told, patiently).toContain('A matter\n\nIt came after.');
    await expect.poll(() => taken(again), patiently).toBe(3);
    again.close();
  });

  it('counts from when the mail reached the mailbox, not from the date that its sender gives', async () => {
    const mailbox = await signIn();
    const arrived = new Date('2026-11-20T08:00:00Z');
    const mail = letter({
      from: 'eli@mail.example',
      text: 'Dated long ago.',
      date: 'Mon, 1 Jan 2024 00:00:00 +0000',
    });
    await mailbox.append('INBOX', mail, [], arrived);
    mailbox.close();
    const intake = new ImapIntake(test.desk, dovecot.url);
    intake.start();
    onTestFinished(() => intake.stop());
    const where = { senderAddress: 'eli@mail.example' };
    const em = test.desk.orm.em;
    await expect.poll(() => em.fork().count(ReceivedMail, where), patiently).toBe(1);
    const { caseFile } = await em.fork().findOneOrFail(ReceivedMail, where, { populate: ['caseFile'] });
    expect(caseFile?.getEntity().receivedAt).toEqual(arrived);
  });

  it('loses no mail and doubles none when it is killed in the middle', async () => {
    const mailbox = await signIn();
    for (let number = 0; number < MAILS; number++) {
      await mailbox.append('INBOX', letter({ from: `killed-${number}@mail.example`, text: 'Killed.' }));
    }
    const database = await createTestDatabase();
    const start = (): DeskProcess => {
      const desk = new DeskProcess({ DATABASE_URL: database.url, NODE_ENV: 'test', IMAP_URL: dovecot.url });
      onTestFinished(() => void desk.child.kill('SIGKILL'));
      return desk;
    };
    const { openDatabase } = await import('@desk/db');
    const orm = await openDatabase(database.url);
    const where = { channel: 'EMAIL' } as const;
    const opened = (): Promise<number> => orm.em.fork().count(CaseFile, where);

    const killed = start();
    await expect.poll(opened, patiently).toBeGreaterThan(0);
    await killed.stop('SIGKILL');
    expect(await opened()).toBeLessThan(MAILS);

    const restarted = start();
    await expect.poll(() => unmarked(mailbox), patiently).toBe(0);
    expect(await opened()).toBe(MAILS);
    expect(await restarted.stop()).toBe(0);
    mailbox.close();
    await orm.close();
    await database.drop();
  }, 90_000);

  async function signIn(): Promise<ImapFlow> {
    const client = await imapClient(imapAddress(dovecot.url));
    client.on('error', () => undefined);
    await client.connect();
    await client.mailboxOpen('INBOX');
    return client;
  }

  async function told(): Promise<string[]> {
    const complaints = await test.desk.orm.em.fork().findAll(Complaint, { orderBy: { caseFile: 'asc' } });
    return complaints.map(({ whatHappened }) => whatHappened);
  }

  async function taken(client: ImapFlow): Promise<number> {
    const uids = await client.search({ seen: true, keyword: TAKEN_KEYWORD }, { uid: true });
    return uids === false ? 0 : (uids?.length ?? 0);
  }

  async function unmarked(client: ImapFlow): Promise<number> {
    const uids = await client.search({ seen: false, unKeyword: TAKEN_KEYWORD }, { uid: true });
    return uids === false ? 0 : (uids?.length ?? 0);
  }
});
