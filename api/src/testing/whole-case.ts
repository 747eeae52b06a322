import type { TestDesk } from './test-desk.ts';
import { testCase, type TestCase } from './test-case.ts';
import type { Office } from './test-office.ts';

/** A case that went through everything that is kept in a case: asked, delayed, escalated twice, referred, learnt from. */
export async function wholeCase(test: TestDesk, office: Office): Promise<TestCase> {
  const whole = await testCase(test, office, 'asked');
  await whole.act('provideInformation');
  await whole.act('startInvestigation');
  await whole.act('recordEvidence');
  await whole.act('recordEvidence', { isShared: true, title: 'The statement', kind: 'DOCUMENT' });
  await whole.act('addNote');
  await whole.act('explainDelay', { isOutsideOurControl: true });
  await whole.act('markComplex');
  await whole.act('postUpdate');
  await whole.act('startResolution');
  await whole.act('issueFinalResponse');
  for (let level = 1; level <= 2; level++) {
    await whole.act('requestEscalation');
    await whole.act('assignReviewer');
    await whole.act('decideEscalation');
  }
  await whole.act('recordReferral');
  await whole.act('recordReferralOutcome');
  await whole.act('closeCase');
  await whole.act('recordLesson');
  await whole.act('completeLesson');
  await whole.act('rateHandling');
  return whole;
}
