import type { CaseFile } from '@desk/db';
import * as simple from '../cases/case-action.service.ts';
import { issueFinalResponse } from '../cases/final-response.service.ts';
import * as progress from '../cases/progress.service.ts';
import { correctSummary } from '../complaints/summary.service.ts';
import type { OperationContext } from '../context.ts';
import * as escalations from '../escalations/escalation.service.ts';
import { recordEvidence } from '../evidence/evidence.service.ts';
import * as lessons from '../lessons/lesson.service.ts';
import { sendMessage } from '../messages/message.service.ts';
import type { Action } from '../procedure/stages.ts';
import * as referrals from '../referrals/referral.service.ts';

const SERVICES: Record<Action, (context: OperationContext, input: never) => Promise<CaseFile>> = {
  assignHandler: simple.assignHandler,
  startReview: simple.startReview,
  requestInformation: progress.requestInformation,
  startInvestigation: simple.startInvestigation,
  recordEvidence,
  addNote: simple.addNote,
  sendMessage,
  startResolution: simple.startResolution,
  markComplex: progress.markComplex,
  explainDelay: progress.explainDelay,
  postUpdate: progress.postUpdate,
  issueFinalResponse,
  assignReviewer: escalations.assignReviewer,
  decideEscalation: escalations.decideEscalation,
  recordReferral: referrals.recordReferral,
  recordReferralOutcome: referrals.recordReferralOutcome,
  closeCase: simple.closeCase,
  reopenCase: simple.reopenCase,
  recordLesson: lessons.recordLesson,
  completeLesson: lessons.completeLesson,
  provideInformation: progress.provideInformation,
  correctSummary,
  acceptResolution: simple.acceptResolution,
  requestEscalation: escalations.requestEscalation,
  withdrawComplaint: simple.withdrawComplaint,
  rateHandling: simple.rateHandling,
};

/** Takes an action below HTTP, where thousands of attempts take seconds; inputs are not validated on this way. */
export function runAction(context: OperationContext, action: Action, input: object): Promise<CaseFile> {
  return SERVICES[action](context, input as never);
}
