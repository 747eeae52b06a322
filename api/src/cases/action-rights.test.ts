import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '../procedure/stages.ts';
import { mutationOf } from '../testing/action-inputs.ts';
import { startTestDesk, submit, TestCaller, type TestDesk } from '../testing/index.ts';
import { rowCounts } from '../testing/row-counts.ts';
import { testCase, type Situation, type TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

const CASE_STAFF = ['handler', 'manager', 'director'];
const MANAGERS = ['manager', 'director'];
const EVERYBODY = [
  'anonymous',
  'customer',
  'otherCustomer',
  'handler',
  'colleague',
  'manager',
  'director',
  'auditor',
  'seniorReviewer',
];

/** Each action, a situation in which it is possible, and everyone who may take it there. */
const RIGHTS: [Action, Situation, string[]][] = [
  ['assignHandler', 'review', CASE_STAFF],
  ['startReview', 'acknowledged', CASE_STAFF],
  ['requestInformation', 'review', CASE_STAFF],
  ['requestInformation', 'underReview', CASE_STAFF],
  ['startInvestigation', 'review', CASE_STAFF],
  ['recordEvidence', 'underReview', CASE_STAFF],
  ['addNote', 'closed', CASE_STAFF],
  ['sendMessage', 'acknowledged', [...CASE_STAFF, 'customer']],
  ['sendMessage', 'underReview', [...CASE_STAFF, 'customer']],
  ['startResolution', 'investigation', CASE_STAFF],
  ['markComplex', 'review', CASE_STAFF],
  ['explainDelay', 'review', CASE_STAFF],
  ['postUpdate', 'underReview', CASE_STAFF],
  ['issueFinalResponse', 'resolution', CASE_STAFF],
  ['assignReviewer', 'escalated', MANAGERS],
  ['decideEscalation', 'underReview', []],
  ['recordReferral', 'decidedTwice', CASE_STAFF],
  ['recordReferralOutcome', 'referred', CASE_STAFF],
  ['closeCase', 'responded', CASE_STAFF],
  ['reopenCase', 'closed', MANAGERS],
  ['recordLesson', 'responded', CASE_STAFF],
  ['completeLesson', 'closed', CASE_STAFF],
  ['provideInformation', 'asked', ['customer']],
  ['correctSummary', 'review', ['customer']],
  ['acceptResolution', 'responded', ['customer']],
  ['requestEscalation', 'responded', ['customer']],
  ['withdrawComplaint', 'review', ['customer']],
  ['rateHandling', 'closed', ['customer']],
];

/** Who has to sign in, or to open the case, first: what both sides may do needs one of the two. */
function unknownAmong(allowed: string[]): string[] {
  const isCustomer = (who: string): boolean => who === 'customer' || who === 'otherCustomer';
  if (!allowed.includes('customer')) return ['anonymous', 'customer', 'otherCustomer'];
  if (allowed.length > 1) return ['anonymous'];
  return EVERYBODY.filter((who) => !isCustomer(who));
}

describe('who may do what', () => {
  let test: TestDesk;
  let office: Office;
  let otherCustomer: TestCaller;

  beforeAll(async () => {
    test = await startTestDesk();
    office = await staffOffice(test);
    otherCustomer = new TestCaller(test.app);
    await submit(otherCustomer);
  });

  afterAll(() => test.close());

  function callers({ customer }: TestCase): Record<string, TestCaller> {
    return { ...office, anonymous: test.anonymous, customer, otherCustomer };
  }

  /** A senior reviewer is a manager to every case, and its reviewer where it was assigned. */
  function isAllowed(who: string, action: Action, allowed: string[]): boolean {
    if (who !== 'seniorReviewer') return allowed.includes(who);
    return action === 'decideEscalation' || allowed.includes('manager');
  }

  it.each(RIGHTS)(
    '%s (%s): refused, with nothing written, to all but %j',
    async (action, situation, allowed) => {
      const made = await testCase(test, office, situation);
      const input = await made.input(action);
      const unknown = unknownAmong(allowed);
      const before = await rowCounts(test.desk.orm);
      for (const who of EVERYBODY.filter((name) => !isAllowed(name, action, allowed))) {
        const error = await callers(made)[who]?.refusal(mutationOf(action), { input });
        expect([who, error?.extensions.code]).toEqual([
          who,
          unknown.includes(who) ? 'UNAUTHENTICATED' : 'FORBIDDEN',
        ]);
        expect(error?.message).toMatch(/[a-z]{3,} .*\.$/);
      }
      await expect(rowCounts(test.desk.orm)).resolves.toEqual(before);
    },
  );

  it.each(RIGHTS)('%s (%s): taken from each of those', async (action, situation, allowed) => {
    for (const who of EVERYBODY.filter((name) => isAllowed(name, action, allowed))) {
      const made = await testCase(test, office, situation);
      const { lastSeq } = await made.read();
      const after = await made.act(action, {}, callers(made)[who]);
      expect(after.lastSeq).toBeGreaterThan(lastSeq);
      const event = (await made.events())[lastSeq];
      const actorId = who in office ? office[who as keyof Office].id : null;
      expect([event?.actorKind, event?.actorId ?? null]).toEqual([
        actorId === null ? 'CUSTOMER' : 'STAFF',
        actorId,
      ]);
    }
  });
});
