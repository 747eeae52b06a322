import { CaseEvent, CaseFile, Contact, Message, Note, Notice, ReceivedMail } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowCounts } from '../testing/row-counts.ts';
import { startTestDesk, submit, type TestDesk } from '../testing/index.ts';
import { corpusMail, letter, mailWords, smtpMail, type MailWords } from '../testing/mails.ts';
import { testCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';
import { MOST_CASES_A_DAY, MOST_CASES_AN_HOUR, MOST_REPLIES_AN_HOUR } from './decide.ts';
import { LARGEST_MAIL_BYTES } from './read-mail.ts';
import { takeIn, type IntakeResult } from './take-in.ts';

describe('taking in mail', () => {
  let test: TestDesk;
  let office: Office;

  beforeAll(async () => {
    test = await startTestDesk();
    office = await staffOffice(test);
  });

  afterAll(() => test.close());

  it('writes one case for a mail that comes ten times at once', async () => {
    const raw = letter({ from: 'ten@mail.example', text: 'Ten times.' });
    const results = await Promise.all(Array.from({ length: 10 }, () => take(raw)));
    expect(results.filter(({ isRepeat }) => !isRepeat)).toHaveLength(1);
    expect(new Set(results.map(({ caseId }) => caseId)).size).toBe(1);
    const after = await rowCounts(test.desk.orm);
    await take(raw);
    expect(await rowCounts(test.desk.orm)).toEqual(after);
  });

  it('counts from when the mail reached us, and names the sender as the contact', async () => {
    const receivedAt = new Date('2026-11-20T18:30:00Z');
    const { caseId } = await take(letter({ from: 'late@mail.example', text: 'I waited.' }), { receivedAt });
    const em = test.desk.orm.em.fork();
    const caseFile = await em.findOneOrFail(CaseFile, { id: caseId });
    expect(caseFile).toMatchObject({ receivedAt, channel: 'EMAIL', stage: 'ACKNOWLEDGED' });
    expect(await em.findOneOrFail(Contact, { caseFile })).toMatchObject({ email: 'late@mail.example' });
    expect(await em.count(Notice, { caseFile, kind: 'ACKNOWLEDGEMENT' })).toBe(1);
  });

  it('answers the question while one is open, and is a message else', async () => {
    const asked = await testCase(test, office, 'asked');
    const words = await wordsOf(asked.reference);
    await take(await corpusMail('gmail-reply', words));
    expect((await asked.read()).awaiting).toBe('US');
    await take(await corpusMail('outlook-reply', words));
    expect((await asked.events()).slice(-2).map(({ type }) => type)).toEqual([
      'informationProvided',
      'messageSent',
    ]);
    const messages = await test.desk.orm.em
      .fork()
      .find(Message, { caseFile: words.caseId, isFromCustomer: true });
    expect(messages.map(({ text }) => text)).toEqual([
      'It was the account ending in 12.',
      'I have asked my bank as well.',
    ]);
  });

  it('lets an answer to a closed case wait, and changes nothing on the case', async () => {
    const closed = await testCase(test, office, 'closed');
    const seq = (await closed.read()).lastSeq;
    const { mailId, state } = await take(
      await corpusMail('gmail-reply', await wordsOf(closed.reference), 'again'),
    );
    expect(state).toBe('UNMATCHED');
    expect((await read(mailId)).reasons).toEqual([`Case ${closed.reference} is closed.`]);
    expect((await closed.read()).lastSeq).toBe(seq);
  });

  it('opens no more than so many cases an hour for one sender', async () => {
    const results: IntakeResult[] = [];
    for (let number = 0; number <= MOST_CASES_AN_HOUR; number++) {
      results.push(await take(letter({ from: 'robot@mail.example', text: `Number ${number}` })));
    }
    const states = results.map(({ state }) => state);
    expect(states).toEqual([...Array<string>(MOST_CASES_AN_HOUR).fill('OPENED_CASE'), 'UNMATCHED']);
    test.clock.advance({ minutes: 61 });
    expect(await take(letter({ from: 'robot@mail.example', text: 'Later' }))).toMatchObject({
      state: 'OPENED_CASE',
    });
  });

  it('opens no more than so many cases a day for one sender, however patient', async () => {
    const results: IntakeResult[] = [];
    for (let number = 0; number <= MOST_CASES_A_DAY; number++) {
      results.push(await take(letter({ from: 'patient@mail.example', text: `Number ${number}` })));
      test.clock.advance({ minutes: 30 });
    }
    const states = results.map(({ state }) => state);
    expect(states).toEqual([...Array<string>(MOST_CASES_A_DAY).fill('OPENED_CASE'), 'UNMATCHED']);
    const { reasons } = await read(results.at(-1)?.mailId ?? '');
    expect(reasons).toEqual([`Its sender opened ${MOST_CASES_A_DAY} cases by mail within a day.`]);
  });

  it('takes no more than so many mails an hour for one case', async () => {
    const { status } = await submit(test.anonymous);
    const words = await wordsOf(status.reference);
    const states: string[] = [];
    for (let number = 0; number <= MOST_REPLIES_AN_HOUR; number++) {
      states.push((await take(await corpusMail('gmail-reply', words, `loop-${number}`))).state);
    }
    expect(states.filter((state) => state === 'ADDED_TO_CASE')).toHaveLength(MOST_REPLIES_AN_HOUR);
    expect(states.at(-1)).toBe('UNMATCHED');
  });

  it('says in an internal note what of a mail is not in the case', async () => {
    const words = await wordsOf((await submit(test.anonymous)).status.reference);
    const { caseId } = await take(await corpusMail('thirty-nested-parts', words, 'noted'));
    const em = test.desk.orm.em.fork();
    const [note] = await em.find(Note, { caseFile: caseId });
    expect(note?.text).toContain('only its plain text was read');
    expect(note?.author).toBeNull();
    const written = await em.findOneOrFail(CaseEvent, { caseFile: caseId, type: 'noteAdded' });
    expect(written).toMatchObject({ actorKind: 'SYSTEM', visibility: 'STAFF' });
  });

  it.each(['bounce-postfix', 'bounce-exchange', 'bounce-gmail', 'bounce-exim', 'bounce-qmail'])(
    'tells staff by %s that the customer has to be reached another way',
    async (name) => {
      const { words, contact, notice } = await sentNotice();
      const { mailId, caseId } = await take(await corpusMail(name, words, `returned-${name}`));
      expect(caseId).toBe(words.caseId);
      expect((await contact()).emailFailedAt).not.toBeNull();
      expect((await notice()).state).toBe('UNDELIVERABLE');
      expect((await read(mailId)).reasons.join(' ')).toMatch(/A mail about case CON-\S+ did not arrive: ./);
    },
  );

  it('does not give up an address whose mail is only late', async () => {
    const { words, contact, notice } = await sentNotice();
    const { mailId } = await take(await corpusMail('bounce-delayed', words, 'only-late'));
    expect((await contact()).emailFailedAt ?? null).toBeNull();
    expect((await notice()).state).toBe('SENT');
    expect((await read(mailId)).reasons).toContain('The mail is only late: it may still arrive.');
  });

  it('takes only the beginning of a mail that is too large, and lets it wait', async () => {
    const { mailId, state } = await take(letter({ from: 'big@mail.example', text: 'The beginning.' }), {
      isCut: true,
    });
    expect(state).toBe('UNMATCHED');
    expect((await read(mailId)).reasons.join(' ')).toContain('larger than 40 MB');
  });

  it('stays quick and small with a mail of millions of parts', async () => {
    const parts = '--b\r\n\r\n'.repeat(LARGEST_MAIL_BYTES / 64);
    const head = 'From: <many@mail.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
    const { mailId } = await take(Buffer.from(`${head}--b\r\n\r\nSome words.\r\n${parts}`));
    expect((await read(mailId)).attachments.length).toBeLessThanOrEqual(100);
  });

  async function sentNotice() {
    const { status } = await submit(test.anonymous);
    const words = await wordsOf(status.reference);
    const where = { caseFile: words.caseId, kind: 'ACKNOWLEDGEMENT' } as const;
    const fork = () => test.desk.orm.em.fork();
    await fork().nativeUpdate(Notice, where, { state: 'SENT' });
    return {
      words,
      contact: () => fork().findOneOrFail(Contact, { caseFile: words.caseId }),
      notice: () => fork().findOneOrFail(Notice, { ...where, channel: 'EMAIL' }),
    };
  }

  function wordsOf(reference: string): Promise<MailWords> {
    return mailWords(test.desk, reference, reference);
  }

  function take(raw: Buffer, changes: Parameters<typeof smtpMail>[1] = {}): Promise<IntakeResult> {
    return takeIn(test.desk, raw, smtpMail(test.clock.now(), changes));
  }

  function read(id: string): Promise<ReceivedMail> {
    return test.desk.orm.em.fork().findOneOrFail(ReceivedMail, { id });
  }
});
