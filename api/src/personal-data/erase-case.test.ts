import { randomUUID } from 'node:crypto';
import { Letter, Notice, PushSubscription, ReceivedMail, StoredFile } from '@desk/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sweepFiles } from '../files/sweep-files.ts';
import { expectSoundHistory } from '../testing/history.ts';
import { startTestDesk, submit, TestCaller, type TestDesk } from '../testing/index.ts';
import { complaintInput } from '../testing/complaints.ts';
import { rowCounts } from '../testing/row-counts.ts';
import { TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office, type StaffCaller } from '../testing/test-office.ts';
import { upload } from '../testing/uploads.ts';

/** Part of everything that anybody writes in the case that is erased. */
const WORD = 'quokka';
const ERASE = `mutation ($input: EraseCaseInput!) {
  eraseCase(input: $input) { case { erasedAt erasableOn contact { name } allowedActions } }
}`;
const STATUS = 'query ($reference: String!) { caseStatus(reference: $reference) { stage } }';
const FIGURES = `query {
  insights(from: "2026-01-01", to: "2032-12-31") {
    received closed open byChannel { code count } byCategory { code count } byDecision { code count }
    byRootCause { code count } promises { kind kept missed cases } responded medianWorkingDays escalated decided
    overturned referred ratingCount meanRating openLessons overdueLessons
  }
  regulatoryCounts(from: "2026-01-01", to: "2032-12-31")
}`;
const READ = `query ($reference: String!) {
  verifyHistory(reference: $reference) { eventCount firstBroken { problem seq } }
  caseHistory(reference: $reference) { type message { text } }
  case(reference: $reference) {
    erasedAt messages { edges { node { text } } } notes { text } evidence { text } notices { kind } rating { score comment }
    lessons { change completedAt }
  }
}`;

let test: TestDesk;
let office: Office;
let director: StaffCaller;
let made: TestCase;
let other: string;
let shared: string;
let own: string;

beforeAll(async () => {
  test = await startTestDesk('2026-11-23T10:12:00Z');
  office = await staffOffice(test);
  const origin = await test.app.listen({ port: 0, host: '127.0.0.1' });
  const customer = new TestCaller(test.app);
  const files = [
    await upload(origin, customer, { name: `${WORD}.txt`, content: Buffer.from(`A ${WORD}.`) }),
    await upload(origin, customer, { name: `${WORD} too.txt`, content: Buffer.from('In two cases.') }),
  ];
  [own, shared] = files.map(({ sha256 }) => sha256) as [string, string];
  made = await wholeCase(
    customer,
    files.map(({ id }) => id),
  );
  await furtherRows(made);
  const neighbour = new TestCaller(test.app);
  const same = await upload(origin, neighbour, { name: 'same.txt', content: Buffer.from('In two cases.') });
  other = (await submit(neighbour, { files: [same.id] })).status.reference;
});

afterAll(() => test.close());

/** A case with words in everything that holds any. */
async function wholeCase(customer: TestCaller, files: string[]): Promise<TestCase> {
  const { status } = await submit(customer, {
    ...complaintInput(),
    whatHappened: `The ${WORD} was lost.`,
    desiredOutcome: `A new ${WORD}.`,
    concerns: `${WORD} 1`,
    supportNeeds: `Large ${WORD}`,
    contact: { name: `Maria ${WORD}`, email: `${WORD}@mail.example`, postalAddress: `1 ${WORD} Street` },
    files,
  });
  const whole = new TestCase(test, office, customer, status.reference);
  const explained = { summary: WORD, explanation: `The ${WORD}.` };
  await whole.act('startReview');
  await whole.act('requestInformation', { question: `Which ${WORD}?` });
  await whole.act('provideInformation', { text: `This ${WORD}.` });
  await whole.act('correctSummary', { text: `Two ${WORD}s.` });
  await whole.act('startInvestigation');
  await whole.act('recordEvidence', { title: WORD, text: `A ${WORD}.`, isShared: true });
  await whole.act('addNote', { text: `Poor ${WORD}.` });
  await whole.act('markComplex', { explanation: `Many ${WORD}s.` });
  await whole.act('explainDelay', { explanation: `A slow ${WORD}.` });
  await whole.act('postUpdate', { text: `Looking for the ${WORD}.` });
  await whole.act('startResolution');
  await whole.act('issueFinalResponse', { ...explained, proposedResolution: `A ${WORD}.` });
  await whole.act('requestEscalation', { reason: `No ${WORD}.`, desiredOutcome: `My ${WORD}.` });
  await whole.act('assignReviewer');
  await whole.act('decideEscalation', explained);
  await whole.act('recordReferral', { bodyReference: `${WORD}-1` });
  await whole.act('recordReferralOutcome', { outcome: `They found the ${WORD}.` });
  await whole.act('recordLesson', { change: `Count each ${WORD}.` });
  await whole.act('completeLesson', { result: `Each ${WORD} is counted.` });
  await whole.act('closeCase');
  await whole.act('rateHandling', { comment: `Fond of my ${WORD}.` });
  return whole;
}

/** What comes by ways that a test need not go. */
async function furtherRows(whole: TestCase): Promise<void> {
  const em = test.desk.orm.em.fork();
  const caseFile = (await whole.read()).id;
  const at = new Date(test.clock.now().epochMilliseconds);
  em.create(ReceivedMail, {
    mailKey: 'a'.repeat(64),
    source: 'SMTP',
    kind: 'PERSON',
    state: 'ADDED_TO_CASE',
    reasons: [`From ${WORD}`],
    senderName: WORD,
    senderAddress: `${WORD}@mail.example`,
    subject: WORD,
    text: WORD,
    newText: WORD,
    attachments: [{ name: WORD, mediaType: 'text/plain', byteSize: 1, refusal: null }],
    messageId: `<${WORD}@mail.example>`,
    returnPath: `${WORD}@mail.example`,
    receivedAt: at,
    takenAt: at,
    raw: Buffer.from(WORD),
    caseFile,
  });
  const notice = await em.findOneOrFail(Notice, { caseFile, kind: 'FINAL_RESPONSE' });
  notice.failure = `550 no ${WORD} here`;
  em.create(Letter, { notice, pdf: Buffer.from(WORD), madeAt: at });
  em.create(PushSubscription, {
    caseFile,
    deviceHash: 'b'.repeat(64),
    endpoint: `https://push.example/${WORD}`,
    p256dh: WORD,
    auth: WORD,
    language: 'en',
    createdAt: at,
  });
  await em.flush();
}

/** Every row of every table in which the word is found, in whatever writing. */
async function rowsWithWord(): Promise<string[]> {
  const em = test.desk.orm.em.fork();
  const found: string[] = [];
  for (const table of Object.keys(await rowCounts(test.desk.orm))) {
    const rows = await em.execute<{ row: string }[]>(`select t::text as row from ${table} t`);
    const hexadecimal = Buffer.from(WORD).toString('hex');
    const hits = rows.filter(({ row }) => row.toLowerCase().includes(WORD) || row.includes(hexadecimal));
    found.push(...hits.map(({ row }) => `${table} ${row}`));
  }
  return found;
}

it('are refused before the time of keeping has ended, with the reason and the day', async () => {
  const before = await rowCounts(test.desk.orm);
  const { message, extensions } = await office.director.refusal(ERASE, {
    input: { reference: made.reference },
  });
  expect(message).toBe(
    'A case is kept until 6 years after it is closed (Limitation Act 1980, section 5): this one until Tuesday 23 November 2032.',
  );
  expect(extensions).toMatchObject({ code: 'CASE_KEPT', erasableOn: '2032-11-23' });
  const open = await office.director.refusal(ERASE, { input: { reference: other } });
  expect(open.extensions).toMatchObject({ code: 'CASE_KEPT', erasableOn: null });
  expect(open.message).toContain('The case is open.');
  expect(await rowCounts(test.desk.orm)).toEqual(before);
});

it('leave no word, an unbroken history, and every figure as it was', async () => {
  expect((await rowsWithWord()).length).toBeGreaterThan(20);
  test.clock.advance({ years: 6 });
  director = await test.staff('DIRECTOR', 'Ada Obi');
  const figures = await director.data(FIGURES);
  const { lastSeq } = await made.read();
  const input = { reference: made.reference, expectedSeq: lastSeq, idempotencyKey: randomUUID() };
  const erased = await director.data<{ eraseCase: { case: object } }>(ERASE, { input });
  const { eraseCase } = erased;
  expect(eraseCase.case).toEqual({
    erasedAt: '2032-11-23T10:12:00.000Z',
    erasableOn: '2032-11-23',
    contact: { name: '' },
    allowedActions: [],
  });
  // Whose answer was lost sends it again; by that key nothing else is done.
  expect(await director.data(ERASE, { input })).toEqual(erased);
  const another = await director.refusal(ERASE, { input: { ...input, expectedSeq: null } });
  expect(another.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
  await sweepFiles(test.desk);
  expect(await rowsWithWord()).toEqual([]);
  expect(await director.data(FIGURES)).toEqual(figures);
  const answer = await director.data<Record<string, object>>(READ, { reference: made.reference });
  expect(answer).toMatchObject({
    verifyHistory: { eventCount: lastSeq + 1, firstBroken: null },
    case: {
      messages: { edges: [] },
      notes: [],
      evidence: [],
      notices: [],
      rating: { score: 4, comment: null },
      lessons: [{ change: '' }],
    },
  });
  const events = await expectSoundHistory(test.desk.orm.em.fork(), await made.read());
  expect(events.at(-1)).toMatchObject({ type: 'personalDataErased', visibility: 'STAFF' });
});

it('remove the bytes of files that no other case holds', async () => {
  const { storage } = test.desk.files;
  expect([await storage.has(own), await storage.has(shared)]).toEqual([false, true]);
  expect(await test.desk.orm.em.fork().count(StoredFile, {})).toBe(1);
});

it('let nobody in, and tell whoever has the reference number kindly why', async () => {
  const stranger = await test.anonymous.refusal(STATUS, { reference: made.reference });
  expect(stranger).toMatchObject({
    message:
      'What was personal in this complaint was erased on Tuesday 23 November 2032, because the time for which we keep it had ended.',
    extensions: { code: 'CASE_ERASED', erasedOn: '2032-11-23' },
  });
  const own = 'query ($reference: String!) { customerCase(reference: $reference) { reference } }';
  const { extensions } = await made.customer.refusal(own, { reference: made.reference });
  expect(extensions.code).toBe('UNAUTHENTICATED');
});

it('are final: nothing is done to the case after', async () => {
  const input = { reference: made.reference };
  const refused = [
    await director.refusal(ERASE, { input }),
    await director.refusal(
      'mutation ($input: ReopenCaseInput!) { reopenCase(input: $input) { case { seq } } }',
      {
        input: { ...input, reason: 'New evidence.' },
      },
    ),
    await director.refusal(
      'mutation ($input: RestrictCaseInput!) { restrictCase(input: $input) { case { seq } } }',
      {
        input: { ...input, ground: 'OBJECTION', message: 'We check it.' },
      },
    ),
  ];
  expect(refused.map(({ extensions }) => extensions.code)).toEqual([
    'CASE_ERASED',
    'CASE_ERASED',
    'CASE_ERASED',
  ]);
});
