import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '../procedure/stages.ts';
import { mutationOf } from '../testing/action-inputs.ts';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { rowCounts } from '../testing/row-counts.ts';
import { testCase, type Situation, type TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

const UNKNOWN = '01934567-89ab-7def-8123-456789abcdef';
const INJECTION = "'; drop table staff";

/** Every text of an action: where it is taken, and how long it may be. */
const TEXTS: [Action, Situation, string, number][] = [
  ['requestInformation', 'review', 'question', 5_000],
  ['recordEvidence', 'review', 'title', 200],
  ['recordEvidence', 'review', 'text', 20_000],
  ['addNote', 'review', 'text', 10_000],
  ['markComplex', 'review', 'explanation', 5_000],
  ['explainDelay', 'review', 'explanation', 5_000],
  ['postUpdate', 'review', 'text', 5_000],
  ['sendMessage', 'review', 'text', 10_000],
  ['issueFinalResponse', 'resolution', 'summary', 1_000],
  ['issueFinalResponse', 'resolution', 'explanation', 20_000],
  ['issueFinalResponse', 'resolution', 'proposedResolution', 5_000],
  ['decideEscalation', 'underReview', 'summary', 1_000],
  ['decideEscalation', 'underReview', 'explanation', 20_000],
  ['recordReferralOutcome', 'referred', 'outcome', 10_000],
  ['closeCase', 'responded', 'rootCause', 40],
  ['reopenCase', 'closed', 'reason', 2_000],
  ['recordLesson', 'closed', 'change', 5_000],
  ['completeLesson', 'closed', 'result', 5_000],
  ['provideInformation', 'asked', 'text', 10_000],
  ['correctSummary', 'review', 'text', 10_000],
  ['requestEscalation', 'responded', 'reason', 5_000],
  ['requestEscalation', 'responded', 'desiredOutcome', 2_000],
];

/** Texts that may be left out. */
const OPTIONAL: [Action, Situation, string, number][] = [
  ['recordReferral', 'decidedTwice', 'bodyReference', 100],
  ['rateHandling', 'closed', 'comment', 2_000],
];

/** What else an action can be given wrongly; today is Monday 23 November 2026, which is also the day of receipt. */
const VALUES: [Action, Situation, string, unknown, string][] = [
  ['assignHandler', 'review', 'handlerId', UNKNOWN, 'no active handler or manager'],
  ['assignHandler', 'review', 'handlerId', INJECTION, 'no active handler or manager'],
  ['requestInformation', 'review', 'dueOn', '2026-11-22', 'cannot be in the past'],
  ['requestInformation', 'review', 'dueOn', '2026-02-30', '2026-02-30'],
  ['recordEvidence', 'review', 'kind', 'RUMOUR', 'RUMOUR'],
  ['issueFinalResponse', 'resolution', 'redressPence', 0, 'above zero'],
  ['issueFinalResponse', 'resolution', 'redressPence', -1, 'above zero'],
  ['issueFinalResponse', 'resolution', 'redressPence', 0.5, '0.5'],
  ['issueFinalResponse', 'resolution', 'redressPence', 2_147_483_648, '2147483648'],
  ['issueFinalResponse', 'resolution', 'decision', 'MAYBE', 'MAYBE'],
  ['assignReviewer', 'escalated', 'reviewerId', UNKNOWN, 'MANAGER or DIRECTOR'],
  ['assignReviewer', 'escalated', 'reviewerId', INJECTION, 'MANAGER or DIRECTOR'],
  ['decideEscalation', 'underReview', 'decision', 'UPHELD_PERHAPS', 'UPHELD_PERHAPS'],
  ['recordReferral', 'decidedTwice', 'body', 'THE_KING', 'THE_KING'],
  ['recordReferral', 'decidedTwice', 'referredOn', '2026-11-24', 'and today'],
  ['recordReferral', 'decidedTwice', 'referredOn', '2026-11-22', 'the day of receipt'],
  ['recordReferralOutcome', 'referred', 'isInCustomersFavour', 'yes', 'Boolean'],
  ['closeCase', 'responded', 'rootCause', 'THE_WEATHER', 'one of'],
  ['recordLesson', 'closed', 'rootCause', 'THE_WEATHER', 'one of'],
  ['recordLesson', 'closed', 'dueOn', '2026-11-22', 'cannot be in the past'],
  ['recordLesson', 'closed', 'ownerId', UNKNOWN, 'no active member of staff'],
  ['recordLesson', 'closed', 'ownerId', INJECTION, 'no active member of staff'],
  ['completeLesson', 'closed', 'lessonId', UNKNOWN, 'no open lesson'],
  ['completeLesson', 'closed', 'lessonId', INJECTION, 'no open lesson'],
  ['rateHandling', 'closed', 'score', 0, '1 to 5'],
  ['rateHandling', 'closed', 'score', 6, '1 to 5'],
  ['rateHandling', 'closed', 'score', 4.5, '4.5'],
  ['startReview', 'acknowledged', 'idempotencyKey', 'abc', 'UUID'],
  ['startReview', 'acknowledged', 'expectedSeq', 'three', 'three'],
];

describe('an input that cannot be taken', () => {
  let test: TestDesk;
  let office: Office;
  /** Nothing is written to these, so that one of each is enough. */
  const untouched = new Map<Situation, TestCase>();

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    office = await staffOffice(test);
  });

  afterAll(() => test.close());

  async function refuse(made: TestCase, action: Action, changes: Record<string, unknown>, words: string) {
    const actor = await made.usualActor(action);
    const input = await made.input(action, { idempotencyKey: randomUUID(), ...changes });
    const before = [await rowCounts(test.desk.orm), await made.read()];
    const error = await actor.refusal(mutationOf(action), { input });
    expect([await rowCounts(test.desk.orm), await made.read()]).toEqual(before);
    const paths = error.extensions.fields?.map((field) => field.path);
    const [changed] = Object.keys(changes);
    expect([error.extensions.code, paths]).toEqual(['BAD_USER_INPUT', [changed]]);
    expect(error.message).toContain(words);
  }

  async function caseIn(situation: Situation): Promise<TestCase> {
    const made = untouched.get(situation) ?? (await testCase(test, office, situation));
    untouched.set(situation, made);
    return made;
  }

  it.each(TEXTS)('%s (%s): %s is there, and at most %i long', async (action, situation, field, longest) => {
    const made = await caseIn(situation);
    await refuse(made, action, { [field]: '' }, 'is missing.');
    await refuse(made, action, { [field]: ' \n\t' }, 'is missing.');
    await refuse(made, action, { [field]: 'x'.repeat(longest + 1) }, longest.toLocaleString('en-GB'));
    await refuse(made, action, { [field]: 'a\u0000b' }, 'cannot be stored');
  });

  it.each(OPTIONAL)('%s (%s): %s is at most %i long', async (action, situation, field, longest) => {
    const made = await caseIn(situation);
    await refuse(made, action, { [field]: 'x'.repeat(longest + 1) }, longest.toLocaleString('en-GB'));
    await refuse(made, action, { [field]: 'a\u0000b' }, 'cannot be stored');
  });

  it.each(VALUES)('%s (%s): %s is not %j', async (action, situation, field, value, words) => {
    await refuse(await caseIn(situation), action, { [field]: value }, words);
  });

  // A root cause is a code of the list, not a text of its own.
  const free = [...TEXTS, ...OPTIONAL].filter(([, , field]) => field !== 'rootCause');

  it.each(free)('%s (%s): %s may be %i long', async (action, situation, field, longest) => {
    const made = await testCase(test, office, situation);
    const { lastSeq } = await made.read();
    expect((await made.act(action, { [field]: 'x'.repeat(longest) })).lastSeq).toBeGreaterThan(lastSeq);
  });

  it('does not send a complaint about service to the financial ombudsman', async () => {
    const made = await testCase(test, office, 'decidedTwice', { category: 'SERVICE' });
    await refuse(made, 'recordReferral', { body: 'FINANCIAL_OMBUDSMAN' }, 'of this category');
  });

  it('completes no lesson twice, and none of another case', async () => {
    const made = await testCase(test, office, 'closed');
    const { lessonId } = await made.input('completeLesson');
    await refuse(await caseIn('closed'), 'completeLesson', { lessonId }, 'no open lesson');
    await made.act('completeLesson', { lessonId });
    await refuse(made, 'completeLesson', { lessonId }, 'no open lesson');
  });
});
