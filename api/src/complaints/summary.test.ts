import { Summary } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintInput } from '../testing/complaints.ts';
import { expectSoundHistory } from '../testing/history.ts';
import { mutationOf } from '../testing/action-inputs.ts';
import { startTestDesk, type TestCaller, type TestDesk } from '../testing/index.ts';
import { testCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

const STAFFS = `query ($reference: String!) { case(reference: $reference) {
  summaries { seq text isFromCustomer writtenAt author { name } } } }`;
const OWN = `query ($reference: String!) { customerCase(reference: $reference) {
  summaries { seq text isFromCustomer writtenAt } } }`;
const VERIFY = `query ($reference: String!) { verifyHistory(reference: $reference) {
  firstBroken { seq problem } } }`;
const RECORD = `mutation ($input: RecordComplaintInput!) {
  recordComplaint(input: $input) { case { reference } } }`;

interface Version {
  seq: number;
  text: string;
  isFromCustomer: boolean;
  writtenAt: string;
  author?: { name: string } | null;
}

describe('the summary of a complaint', () => {
  let test: TestDesk;
  let office: Office;

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    office = await staffOffice(test);
  });

  afterAll(() => test.close());

  async function versions(reference: string, by: TestCaller = office.auditor): Promise<Version[]> {
    const query = by === office.auditor ? STAFFS : OWN;
    const [answer] = Object.values(
      await by.data<Record<string, { summaries: Version[] }>>(query, { reference }),
    );
    return answer?.summaries ?? [];
  }

  async function recordCall(changes: object): Promise<string> {
    const input = { ...complaintInput(), channel: 'PHONE', ...changes };
    const data = await office.handler.data<{ recordComplaint: { case: { reference: string } } }>(RECORD, {
      input,
    });
    return data.recordComplaint.case.reference;
  }

  it('is what was read back on the phone, kept beside what the caller said', async () => {
    const readBack = ' On 12 November £40 left the account ending in 12. ';
    const reference = await recordCall({ readBack });
    expect(await versions(reference)).toEqual([
      {
        seq: 1,
        text: readBack.trim(),
        isFromCustomer: false,
        writtenAt: '2026-11-23T10:12:00.000Z',
        author: { name: 'Amira Hassan' },
      },
    ]);
    const { case: caseFile } = await office.handler.data<{ case: { complaint: { whatHappened: string } } }>(
      'query ($reference: String!) { case(reference: $reference) { complaint { whatHappened } } }',
      { reference },
    );
    expect(caseFile.complaint.whatHappened).toBe('My payment left my account and never arrived.');
  });

  it('is told to the customer with the acknowledgement', async () => {
    const reference = await recordCall({ readBack: 'On 12 November £40 left the account.' });
    const { case: caseFile } = await office.handler.data<{ case: { notices: { text: string }[] } }>(
      'query ($reference: String!) { case(reference: $reference) { notices { text } } }',
      { reference },
    );
    expect(caseFile.notices[0]?.text).toContain('> On 12 November £40 left the account.');
    expect(caseFile.notices[0]?.text).toContain('If this is not what you told us, please correct it');
  });

  it.each([{}, { readBack: null }, { readBack: '  ' }, { channel: 'POST' }])(
    'is what the customer told us where nothing was read back: %j',
    async (changes) => {
      expect(await versions(await recordCall(changes))).toMatchObject([
        { seq: 1, text: 'My payment left my account and never arrived.', isFromCustomer: true, author: null },
      ]);
    },
  );

  it('is corrected by the customer, and every version stays, sealed', async () => {
    const made = await testCase(test, office, 'review');
    test.clock.advance({ minutes: 5 });
    const text = 'It was not one payment, but two.';
    const caseFile = await made.act('correctSummary', { text });
    await made.act('correctSummary', { text: 'It was three.' });
    const theirs = await versions(made.reference, made.customer);
    expect(theirs).toMatchObject([
      {
        seq: 1,
        text: 'My payment left my account and never arrived.',
        writtenAt: '2026-11-23T10:12:00.000Z',
      },
      { seq: caseFile.lastSeq, text, isFromCustomer: true, writtenAt: '2026-11-23T10:17:00.000Z' },
      { text: 'It was three.' },
    ]);
    expect(await versions(made.reference)).toMatchObject(theirs);
    await expectSoundHistory(test.desk.orm.em.fork(), await made.read());
    const { verifyHistory } = await office.auditor.data<{ verifyHistory: { firstBroken: unknown } }>(VERIFY, {
      reference: made.reference,
    });
    expect(verifyHistory.firstBroken).toBeNull();
  });

  it.each([
    ['read back', { readBack: 'He said so.' }, 1],
    ['corrected', {}, null],
  ])('cannot be changed unnoticed once %s', async (_what, changes, seq) => {
    const made = await testCase(test, office);
    const reference = seq === null ? made.reference : await recordCall(changes);
    if (seq === null) await made.act('correctSummary');
    const em = test.desk.orm.em.fork();
    const changed = await em.findOneOrFail(Summary, { caseFile: { reference } });
    await em.nativeUpdate(Summary, { id: changed.id }, { text: 'He said something else.' });
    const { verifyHistory } = await office.auditor.data<{ verifyHistory: { firstBroken: unknown } }>(VERIFY, {
      reference,
    });
    expect(verifyHistory.firstBroken).toEqual({ seq: changed.seq, problem: 'CONTENT_CHANGED' });
  });

  it('is not corrected to what it says already, in whichever version that stands', async () => {
    const made = await testCase(test, office);
    for (const text of ['My payment left my account and never arrived.', 'It was two.']) {
      const { lastSeq } = await made.read();
      if (text === 'It was two.') await made.act('correctSummary', { text });
      const input = { reference: made.reference, text: ` ${text}\n` };
      const error = await made.customer.refusal(mutationOf('correctSummary'), { input });
      expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'text' }] });
      expect((await made.read()).lastSeq).toBe(text === 'It was two.' ? lastSeq + 1 : lastSeq);
    }
  });

  it('is open to correction again once the case was opened again', async () => {
    const made = await testCase(test, office, 'reopened');
    await made.act('correctSummary');
    expect(await versions(made.reference)).toHaveLength(2);
  });
});
