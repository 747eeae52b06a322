import { Lesson, type CaseFile } from '@desk/db';
import { londonDate } from '../procedure/calendar.ts';
import type { Action } from '../procedure/stages.ts';
import type { TestDesk } from './test-desk.ts';
import type { OfficeIds } from './test-office.ts';

/** The mutation of an action, asking for no more than both payloads have. */
export function mutationOf(action: Action): string {
  const type = `${action.charAt(0).toUpperCase()}${action.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${action}(input: $input) { case { reference allowedActions } } }`;
}

/** What the action needs beside the reference, filled in so that nothing but the case can refuse it. */
export async function goodInput(
  test: Pick<TestDesk, 'desk' | 'clock'>,
  office: OfficeIds,
  action: Action,
  caseFile: CaseFile,
): Promise<Record<string, unknown>> {
  const today = londonDate(test.clock.now()).toString();
  const reviewer = caseFile.escalationLevel === 2 ? office.executiveReviewer : office.seniorReviewer;
  switch (action) {
    case 'assignHandler':
      return { handlerId: office.colleague.id };
    case 'assignReviewer':
      return { reviewerId: reviewer.id };
    case 'requestInformation':
      return { question: 'Which account was it?', dueOn: today };
    case 'recordEvidence':
      return { kind: 'INTERVIEW', title: 'The bank', text: 'They never had it.', isShared: false };
    case 'addNote':
      return { text: 'Called twice.' };
    case 'postUpdate':
    case 'sendMessage':
    case 'provideInformation':
      return { text: 'The one ending in 12.' };
    case 'correctSummary':
      return { text: `It was payment number ${caseFile.lastSeq}.` };
    case 'markComplex':
      return { explanation: 'Three banks are involved.' };
    case 'explainDelay':
      return { explanation: 'The bank has not answered.', isOutsideOurControl: false };
    case 'issueFinalResponse':
      return { ...ANSWER, proposedResolution: 'We pay it back.', redressPence: 12_345 };
    case 'decideEscalation':
      return { ...ANSWER, decision: 'CONFIRMED' };
    case 'requestEscalation':
      return { reason: 'It is too little.', desiredOutcome: 'All of it.' };
    case 'recordReferral':
      return { body: 'ADR_PROVIDER', bodyReference: 'A-1', referredOn: today };
    case 'recordReferralOutcome':
      return { outcome: 'They agree with the customer.', isInCustomersFavour: true };
    case 'closeCase':
      return { rootCause: 'SYSTEM_FAULT' };
    case 'reopenCase':
      return { reason: 'New evidence came.' };
    case 'recordLesson':
      return { rootCause: 'DELAY', change: 'Check every day.', ownerId: office.handler.id, dueOn: today };
    case 'completeLesson':
      return { lessonId: await openLesson(test, office, caseFile), result: 'It is checked.' };
    case 'rateHandling':
      return { score: 4, comment: 'Quick.' };
    case 'startReview':
    case 'startInvestigation':
    case 'startResolution':
    case 'acceptResolution':
    case 'withdrawComplaint':
      return {};
  }
}

const ANSWER = { decision: 'UPHELD', summary: 'You are right.', explanation: 'It was lost.' };

/** A lesson of the case that is not completed; made when there is none. */
async function openLesson(
  test: Pick<TestDesk, 'desk' | 'clock'>,
  office: OfficeIds,
  caseFile: CaseFile,
): Promise<string> {
  const em = test.desk.orm.em.fork();
  const lesson =
    (await em.findOne(Lesson, { caseFile: caseFile.id, completedAt: null })) ??
    em.create(Lesson, {
      caseFile: caseFile.id,
      seq: 1,
      rootCause: 'DELAY',
      change: 'Check every day.',
      owner: office.handler.id,
      dueOn: '2199-01-01',
    });
  await em.flush();
  return lesson.id;
}
