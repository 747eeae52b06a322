import { readdir } from 'node:fs/promises';
import { CaseFile, Complaint, Contact, Message, ReceivedMail } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, submit, type TestDesk } from '../testing/index.ts';
import { staffOffice } from '../testing/test-office.ts';
import { CORPUS, type Expected } from '../testing/mail-corpus.ts';
import { CORPUS_FOLDER, corpusMail, mailWords, smtpMail, type MailWords } from '../testing/mails.ts';
import { takeIn, type IntakeResult } from './take-in.ts';

describe('security 42 and 43: the corpus of mails', () => {
  let test: TestDesk;
  let words: MailWords;

  beforeAll(async () => {
    test = await startTestDesk();
    await staffOffice(test);
    const { status } = await submit(test.anonymous);
    const { status: other } = await submit(test.anonymous);
    words = await mailWords(test.desk, status.reference, other.reference);
  });

  afterAll(() => test.close());

  it('is whole: every mail is expected, and every expected mail is there', async () => {
    const names = (await readdir(CORPUS_FOLDER)).map((name) => name.replace('.eml', ''));
    expect(names.sort()).toEqual(Object.keys(CORPUS).sort());
  });

  it.each(Object.entries(CORPUS))('%s', async (name, expected) => {
    // Else one sender's mails would soon be too many in an hour.
    test.clock.advance({ hours: 2 });
    const raw = await corpusMail(name, words);
    const result = await takeIn(test.desk, raw, smtpMail(test.clock.now()));
    const { isRepeat = false } = expected;
    expect(result.isRepeat).toBe(isRepeat);
    if (isRepeat) return;
    const { state = 'OPENED_CASE', kind = 'PERSON' } = expected;
    const em = test.desk.orm.em.fork();
    const row = await em.findOneOrFail(ReceivedMail, { id: result.mailId }, { populate: ['raw'] });
    expect(row).toMatchObject({ state, kind });
    expect(row.raw).toEqual(raw);
    expectContent(row, expected);
    await expectCase(result, row);
  });

  function expectContent(row: ReceivedMail, expected: Expected): void {
    const { sender, subject, words: whole, says = '', lacks, reason = '', files, refused } = expected;
    if (sender !== undefined) expect(`${row.senderName} <${row.senderAddress}>`).toBe(sender);
    if (subject !== undefined) expect(row.subject).toBe(subject);
    if (whole !== undefined) expect(row.newText).toBe(whole);
    expect(row.newText).toContain(says);
    if (lacks !== undefined) expect(row.newText).not.toContain(lacks);
    expect(row.reasons.join(' ')).toContain(reason);
    const names = row.attachments.map(({ name }) => name);
    if (files ?? refused) expect(names).toEqual(files ?? refused);
    const notTaken = row.attachments.filter(({ refusal }) => refusal !== null).map(({ name }) => name);
    if (row.state !== 'UNMATCHED') expect(notTaken).toEqual(refused ?? []);
  }

  async function expectCase({ state, caseId }: IntakeResult, row: ReceivedMail): Promise<void> {
    const em = test.desk.orm.em.fork();
    if (state === 'OPENED_CASE') {
      const caseFile = await em.findOneOrFail(CaseFile, { id: caseId });
      expect(caseFile).toMatchObject({ channel: 'EMAIL', category: 'OTHER', stage: 'ACKNOWLEDGED' });
      const { name, email } = await em.findOneOrFail(Contact, { caseFile });
      expect({ name, email }).toEqual({ name: row.senderName, email: row.senderAddress });
      const { whatHappened } = await em.findOneOrFail(Complaint, { caseFile });
      expect(whatHappened).toContain(row.newText);
    } else if (state === 'ADDED_TO_CASE') {
      expect(caseId).toBe(words.caseId);
      const where = { caseFile: caseId, isFromCustomer: true };
      const [message] = await em.find(Message, where, { orderBy: { seq: 'desc' }, limit: 1 });
      expect(message?.text).toBe(row.newText);
    } else expect(caseId).toBe(row.kind === 'BOUNCE' ? words.caseId : null);
  }
});
