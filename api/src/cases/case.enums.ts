import type { Decision } from '@desk/db';
import { enumOf } from './enum-of.ts';
import type { Action } from '../procedure/stages.ts';
import type { CaseEventType, PublicEventType } from '../procedure/events.ts';
import type { Awaiting, Closure } from '../procedure/case-state.ts';
import type { RestrictionGround } from '../procedure/retention.ts';
import type { Category, Channel, DeadlineKind, Stage } from '../procedure/published.ts';

export const StageEnum = enumOf<Stage>('Stage', 'Where a case stands in the published procedure.', {
  RECEIVED: 'The complaint has reached us and waits for its handler.',
  ACKNOWLEDGED: 'We confirmed receipt, named a handler and gave the dates to expect.',
  REVIEW: 'The handler reads everything and may ask for more details.',
  INVESTIGATION: 'We gather evidence, interview and look into platform records.',
  RESOLUTION: 'We weigh the findings and develop a fair resolution.',
  RESPONDED: 'Our final response has been sent; the customer may accept it or ask for an escalation.',
  ESCALATED: 'Someone independent of the case looks at it again.',
  REFERRED: 'The complaint is with an outside body.',
  CLOSED: 'The case has ended; its closure says how.',
});

export const AwaitingEnum = enumOf<Awaiting>('Awaiting', 'Who has to do something next.', {
  US: 'With us: there is nothing for the customer to do.',
  CUSTOMER: 'Waiting for the customer. No legal limit waits with them.',
});

export const ChannelEnum = enumOf<Channel>('Channel', 'How a complaint reached us.', {
  FORM: 'The online form.',
  EMAIL: 'An email to the complaints address.',
  PHONE: 'A telephone call.',
  POST: 'A letter.',
});

export const CategoryEnum = enumOf<Category>(
  'Category',
  'What a complaint is about; it decides which legal limits run.',
  {
    PAYMENT: 'A payment: 15 working days by law (DISP 1.6.2AR).',
    FINANCIAL: 'Another financial service: 8 weeks by law (DISP 1.6.2R).',
    ACCOUNT: 'An account: opening, closing, access.',
    PLATFORM: 'The platform itself: faults, missing functions, outages.',
    SERVICE: 'How the customer was treated.',
    DATA_PRIVACY: 'Personal data and privacy.',
    OTHER: 'Anything else.',
  },
);

export const ClosureEnum = enumOf<Closure>('Closure', 'How a case ended.', {
  ACCEPTED: 'The customer accepted our response.',
  NO_REPLY: 'We responded and heard nothing more.',
  DECIDED: 'The last level of escalation was decided.',
  REFERRED: 'An outside body decided.',
  WITHDRAWN: 'The customer withdrew the complaint.',
});

export const DeadlineKindEnum = enumOf<DeadlineKind>(
  'DeadlineKind',
  'Which promise of ours, or limit of the law, a date belongs to.',
  {
    ACKNOWLEDGEMENT: 'Promise: acknowledge within 24 hours.',
    PROGRESS_UPDATE: 'Promise: write every 5 days until the response.',
    FINAL_RESPONSE: 'Promise: the final response, within 10 working days, or 20 for a complex complaint.',
    ESCALATION_DECISION: 'Promise: decide an escalation within 10 working days.',
    PAYMENT_LIMIT: 'Limit: 15 working days for payment complaints (DISP 1.6.2AR).',
    PAYMENT_LIMIT_EXTENDED: 'Limit: 35 working days where we wrote why by day 15 (DISP 1.6.2AR).',
    FINANCIAL_LIMIT: 'Limit: 8 weeks for financial complaints (DISP 1.6.2R).',
    OMBUDSMAN_WINDOW: 'The last day to go to the ombudsman: six months from our response (DISP 2.8.2R).',
  },
);

const publicEvents: Record<PublicEventType, string> = {
  complaintReceived: 'The complaint reached us.',
  handlerAssigned: 'A case handler was named.',
  complaintAcknowledged: 'Receipt was confirmed with the reference, the handler and the dates to expect.',
  reviewStarted: 'The handler began to review the complaint.',
  informationRequested: 'The handler asked the customer for information.',
  informationProvided: 'The customer answered.',
  investigationStarted: 'The investigation began.',
  resolutionStarted: 'The findings are being weighed.',
  markedComplex: 'The complaint needs up to 20 working days, and the customer was told why.',
  delayExplained: 'The customer was told why something takes longer.',
  limitPassed: 'A legal limit passed without our answer; the customer was told of the way to the ombudsman.',
  progressUpdated: 'We wrote how things stand.',
  finalResponseIssued: 'Our final response was sent.',
  resolutionAccepted: 'The customer accepted our answer.',
  escalationRequested: 'The customer asked that someone independent looks again.',
  reviewerAssigned: 'Someone who never acted on the case was named to decide.',
  escalationDecided: 'The independent review was decided.',
  caseReferred: 'The case went to an outside body.',
  complaintWithdrawn: 'The customer withdrew the complaint.',
  caseClosed: 'The case was closed.',
  caseReopened: 'The case was opened again.',
  deadlinesRecomputed: 'The calendar changed, and with it some dates.',
};

export const TimelineEventEnum = enumOf<PublicEventType>(
  'TimelineEventType',
  'What the reference number alone may show of a case’s history.',
  publicEvents,
);

export const CaseEventTypeEnum = enumOf<CaseEventType>(
  'CaseEventType',
  'What happened to a case, for staff.',
  {
    ...publicEvents,
    summaryCorrected: 'The customer corrected the summary of the complaint.',
    messageSent: 'The customer wrote to us, or we to the customer, without a question to answer.',
    evidenceRecorded: 'Internal evidence was recorded.',
    evidenceShared: 'Evidence was recorded that the customer may read.',
    noteAdded: 'An internal note was written.',
    referralOutcomeRecorded: 'The outside body decided.',
    lessonRecorded: 'What we change was recorded.',
    lessonCompleted: 'A change was put into practice.',
    handlingRated: 'The customer rated our handling.',
    deadlineMissed: 'A due time passed without its promise kept.',
    processingRestricted: 'Personal data may only be kept from now on (UK GDPR, article 18).',
    restrictionLifted: 'Personal data may be used again.',
    personalDataErased: 'The time of keeping ended, and everything personal was erased.',
  },
);

export const RestrictionGroundEnum = enumOf<RestrictionGround>(
  'RestrictionGround',
  'Why personal data may only be kept (UK GDPR, article 18(1)).',
  {
    ACCURACY: 'The customer contests that it is accurate, until that is checked (a).',
    UNLAWFUL: 'Its use is unlawful, and the customer wants it restricted, not erased (b).',
    LEGAL_CLAIM: 'We no longer need it, but the customer does for a legal claim (c).',
    OBJECTION: 'The customer objected to its use, until it is clear whose reasons weigh more (d).',
  },
);

export const ActionEnum = enumOf<Action>(
  'Action',
  'What somebody may do to a case; named like the mutation.',
  {
    assignHandler: 'Give the case to a handler.',
    startReview: 'Begin the review.',
    requestInformation: 'Ask the customer for information.',
    startInvestigation: 'Begin the investigation.',
    recordEvidence: 'Record an interview, a platform record or a document.',
    addNote: 'Write an internal note.',
    sendMessage: 'Write to the other side: the customer to us, or we to the customer.',
    startResolution: 'Begin to weigh the findings.',
    markComplex: 'Take up to 20 working days, and tell the customer why.',
    explainDelay: 'Tell the customer why something takes longer.',
    postUpdate: 'Write to the customer how things stand.',
    issueFinalResponse: 'Send our final response.',
    assignReviewer: 'Name who decides the escalation.',
    decideEscalation: 'Decide the escalation.',
    recordReferral: 'Record that the case went to an outside body.',
    recordReferralOutcome: 'Record what the outside body decided.',
    closeCase: 'Close the case with its root cause.',
    reopenCase: 'Open the closed case again.',
    recordLesson: 'Record what we change.',
    completeLesson: 'Record that a change was put into practice.',
    provideInformation: 'Answer what we asked.',
    correctSummary: 'Correct the summary of the complaint.',
    acceptResolution: 'Accept our answer.',
    requestEscalation: 'Ask that someone independent looks again.',
    withdrawComplaint: 'Withdraw the complaint.',
    rateHandling: 'Rate our handling.',
  },
);

export const DecisionEnum = enumOf<Decision>(
  'Decision',
  'What we decided about a complaint (DISP 1.6.2R(1)).',
  {
    UPHELD: 'The complaint is right.',
    PARTLY_UPHELD: 'The complaint is right in part.',
    NOT_UPHELD: 'The complaint is rejected, with reasons.',
  },
);
