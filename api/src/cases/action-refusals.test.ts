import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newReference } from '../procedure/reference.ts';
import { ACTION_NAMES, type Action } from '../procedure/stages.ts';
import { mutationOf } from '../testing/action-inputs.ts';
import { startTestDesk, submit, TestCaller, type TestDesk } from '../testing/index.ts';
import { rowCounts } from '../testing/row-counts.ts';
import { testCase, type Situation, type TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

/** Each action, a situation that does not know it, and the words of the refusal. */
const NOT_POSSIBLE: [Action, Situation, string][] = [
  ['assignHandler', 'closed', 'while the case is CLOSED'],
  ['startReview', 'received', 'while the case is RECEIVED'],
  ['startReview', 'review', 'while the case is REVIEW'],
  ['requestInformation', 'acknowledged', 'while the case is ACKNOWLEDGED'],
  ['startInvestigation', 'acknowledged', 'while the case is ACKNOWLEDGED'],
  ['recordEvidence', 'responded', 'while the case is RESPONDED'],
  ['startResolution', 'review', 'while the case is REVIEW'],
  ['markComplex', 'responded', 'while the case is RESPONDED'],
  ['markComplex', 'complex', 'The case is marked complex already.'],
  ['explainDelay', 'received', 'while the case is RECEIVED'],
  ['postUpdate', 'responded', 'while the case is RESPONDED'],
  ['issueFinalResponse', 'investigation', 'while the case is INVESTIGATION'],
  ['issueFinalResponse', 'responded', 'while the case is RESPONDED'],
  ['assignReviewer', 'responded', 'while the case is RESPONDED'],
  ['decideEscalation', 'decidedOnce', 'while the case is RESPONDED'],
  ['recordReferral', 'review', 'no legal limit has passed'],
  ['recordReferral', 'escalated', 'Our own escalation is not exhausted'],
  ['recordReferral', 'referred', 'while the case is REFERRED'],
  ['recordReferralOutcome', 'responded', 'while the case is RESPONDED'],
  ['sendMessage', 'closed', 'while the case is CLOSED'],
  ['closeCase', 'review', 'while the case is REVIEW'],
  ['closeCase', 'closed', 'while the case is CLOSED'],
  ['reopenCase', 'responded', 'while the case is RESPONDED'],
  ['recordLesson', 'review', 'while the case is REVIEW'],
  ['provideInformation', 'acknowledged', 'while the case is ACKNOWLEDGED'],
  ['provideInformation', 'review', 'Nothing was asked of the customer.'],
  ['correctSummary', 'responded', 'while the case is RESPONDED'],
  ['correctSummary', 'escalated', 'while the case is ESCALATED'],
  ['acceptResolution', 'review', 'while the case is REVIEW'],
  ['acceptResolution', 'accepted', 'The customer has accepted our answer.'],
  ['requestEscalation', 'review', 'while the case is REVIEW'],
  ['requestEscalation', 'escalated', 'while the case is ESCALATED'],
  ['requestEscalation', 'accepted', 'The answer was accepted'],
  ['requestEscalation', 'decidedTwice', 'both levels of escalation have been decided'],
  ['withdrawComplaint', 'referred', 'while the case is REFERRED'],
  ['withdrawComplaint', 'withdrawn', 'while the case is CLOSED'],
  ['rateHandling', 'responded', 'while the case is RESPONDED'],
  ['rateHandling', 'rated', 'The handling was rated already.'],
];

/** Where each action is possible. */
const POSSIBLE: Record<Action, Situation> = {
  assignHandler: 'review',
  startReview: 'acknowledged',
  requestInformation: 'review',
  startInvestigation: 'review',
  recordEvidence: 'review',
  addNote: 'closed',
  sendMessage: 'received',
  startResolution: 'investigation',
  markComplex: 'review',
  explainDelay: 'review',
  postUpdate: 'review',
  issueFinalResponse: 'resolution',
  assignReviewer: 'escalated',
  decideEscalation: 'underReview',
  recordReferral: 'decidedTwice',
  recordReferralOutcome: 'referred',
  closeCase: 'responded',
  reopenCase: 'closed',
  recordLesson: 'responded',
  completeLesson: 'closed',
  provideInformation: 'asked',
  correctSummary: 'received',
  acceptResolution: 'responded',
  requestEscalation: 'responded',
  withdrawComplaint: 'review',
  rateHandling: 'closed',
};

const EVERYWHERE: readonly Action[] = ['addNote', 'completeLesson'];

describe('a refused action', () => {
  let test: TestDesk;
  let office: Office;
  let otherCustomer: TestCaller;
  /** Nothing is written to these, so that one of each is enough. */
  const untouched = new Map<Situation, TestCase>();

  beforeAll(async () => {
    test = await startTestDesk();
    office = await staffOffice(test);
    otherCustomer = new TestCaller(test.app);
    await submit(otherCustomer);
  });

  afterAll(() => test.close());

  async function caseIn(situation: Situation): Promise<TestCase> {
    const made = untouched.get(situation) ?? (await testCase(test, office, situation));
    untouched.set(situation, made);
    return made;
  }

  async function refuse(made: TestCase, action: Action, input: Record<string, unknown>, by?: TestCaller) {
    const actor = by ?? (await made.usualActor(action));
    const before = [await rowCounts(test.desk.orm), await made.read()];
    const error = await actor.refusal(mutationOf(action), { input });
    expect([await rowCounts(test.desk.orm), await made.read()]).toEqual(before);
    return error;
  }

  it('has a row below for every action that some stage does not know', () => {
    const refused = NOT_POSSIBLE.map(([action]) => action);
    expect(ACTION_NAMES.filter((action) => !refused.includes(action))).toEqual(EVERYWHERE);
  });

  it.each(NOT_POSSIBLE)('%s (%s): is not possible, as "%s"', async (action, situation, words) => {
    const made = await caseIn(situation);
    const error = await refuse(made, action, await made.input(action));
    const { stage } = await made.read();
    expect(error.extensions).toMatchObject({ code: 'ACTION_NOT_POSSIBLE', action, stage });
    expect(error.message).toContain(words);
    expect(error.extensions.allowedActions).toBeInstanceOf(Array);
    expect(error.extensions.allowedActions).not.toContain(action);
  });

  it('recordReferralOutcome: is not possible twice', async () => {
    const made = await testCase(test, office, 'referred');
    await made.act('recordReferralOutcome');
    const error = await refuse(made, 'recordReferralOutcome', await made.input('recordReferralOutcome'));
    expect(error.extensions).toMatchObject({ code: 'ACTION_NOT_POSSIBLE', stage: 'REFERRED' });
    expect(error.message).toContain('recorded already');
    expect(error.extensions.allowedActions).toContain('closeCase');
    expect(error.extensions.allowedActions).not.toContain('recordReferralOutcome');
  });

  it.each(ACTION_NAMES)('%s: is refused on an old view of the case', async (action) => {
    const made = await caseIn(POSSIBLE[action]);
    const { lastSeq: seq, stage } = await made.read();
    const error = await refuse(made, action, await made.input(action, { expectedSeq: seq - 1 }));
    expect(error.extensions).toMatchObject({ code: 'STALE_CASE', expectedSeq: seq - 1, seq, stage });
    expect(error.message).toContain('Somebody else acted on this case');
  });

  it('says that somebody may not, before it says that their view is old', async () => {
    const made = await caseIn('acknowledged');
    const { lastSeq } = await made.read();
    const input = await made.input('startReview', { expectedSeq: lastSeq - 1 });
    const error = await refuse(made, 'startReview', input, office.auditor);
    expect(error.extensions).toEqual({ code: 'FORBIDDEN', action: 'startReview' });
  });

  it.each(ACTION_NAMES)('%s: finds no case by an unknown or mistyped reference', async (action) => {
    const made = await caseIn(POSSIBLE[action]);
    const unknown = await made.input(action, { reference: newReference(randomBytes) });
    expect((await refuse(made, action, unknown)).extensions.code).toBe('NOT_FOUND');
    const mistyped = await made.input(action, { reference: `${made.reference.slice(0, -1)}!` });
    expect((await refuse(made, action, mistyped)).extensions.code).toBe('REFERENCE_INVALID');
  });

  it.each(ACTION_NAMES)('%s: happens once by one key, for its actor and input alone', async (action) => {
    const made = await testCase(test, office, POSSIBLE[action]);
    const { lastSeq } = await made.read();
    const input = await made.input(action, { idempotencyKey: randomUUID() });
    const actor = await made.usualActor(action);
    await actor.data(mutationOf(action), { input });
    const after = [await rowCounts(test.desk.orm), await made.read()];
    expect((await made.read()).lastSeq).toBeGreaterThan(lastSeq);

    await actor.data(mutationOf(action), { input });
    expect([await rowCounts(test.desk.orm), await made.read()]).toEqual(after);

    const changed = await refuse(made, action, { ...input, expectedSeq: lastSeq + 1 }, actor);
    expect(changed.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(changed.message).toContain('Make a new key');

    // Somebody of another case is not told whether the key was used.
    const [replayer, code] =
      actor === made.customer ? [otherCustomer, 'FORBIDDEN'] : [office.director, 'IDEMPOTENCY_KEY_REUSED'];
    expect((await refuse(made, action, input, replayer)).extensions.code).toBe(code);
  });

  it('is not saved by a key of another action', async () => {
    const made = await testCase(test, office, 'review');
    const idempotencyKey = randomUUID();
    await made.act('addNote', { idempotencyKey });
    const error = await refuse(made, 'startInvestigation', { reference: made.reference, idempotencyKey });
    expect(error.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});
