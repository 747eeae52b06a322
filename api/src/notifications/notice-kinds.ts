import type { NoticeKind } from '@desk/db';
import type { CaseEventDraft, CaseEventType, EventFacts } from '../procedure/events.ts';

type Choice<Type extends CaseEventType> =
  NoticeKind | null | ((facts: EventFacts[Type]) => NoticeKind | null);

/** Which event the customer is told of, and as what. What they did themselves, and what stays inside, is null. */
const NOTICES: { [Type in CaseEventType]: Choice<Type> } = {
  // Outside the handlers' hours nobody is named yet: the acknowledgement says it all once somebody is.
  complaintReceived: null,
  handlerAssigned: null,
  complaintAcknowledged: 'ACKNOWLEDGEMENT',
  messageSent: ({ isFromCustomer }) => (isFromCustomer ? null : 'MESSAGE'),
  reviewStarted: null,
  informationRequested: 'INFORMATION_REQUESTED',
  informationProvided: null,
  investigationStarted: null,
  evidenceRecorded: null,
  evidenceShared: null,
  noteAdded: null,
  summaryCorrected: null,
  resolutionStarted: null,
  markedComplex: 'MARKED_COMPLEX',
  delayExplained: 'DELAY_EXPLAINED',
  progressUpdated: ({ isAutomatic }) => (isAutomatic ? 'AUTOMATIC_UPDATE' : 'PROGRESS_UPDATE'),
  finalResponseIssued: 'FINAL_RESPONSE',
  resolutionAccepted: null,
  escalationRequested: 'ESCALATION_RECEIVED',
  reviewerAssigned: 'REVIEWER_ASSIGNED',
  escalationDecided: 'ESCALATION_DECIDED',
  caseReferred: 'REFERRED',
  referralOutcomeRecorded: 'REFERRAL_OUTCOME',
  complaintWithdrawn: 'WITHDRAWN',
  caseClosed: 'CLOSED',
  caseReopened: 'REOPENED',
  lessonRecorded: null,
  lessonCompleted: null,
  handlingRated: null,
  deadlineMissed: null,
  limitPassed: 'LIMIT_PASSED',
  deadlinesRecomputed: null,
  // What the customer is told of it are the words of a message beside it.
  processingRestricted: null,
  restrictionLifted: null,
  personalDataErased: null,
};

/** What the customer is told of the event; null: nothing. */
export function noticeOf({ type, data }: CaseEventDraft): NoticeKind | null {
  const choice = NOTICES[type] as Choice<CaseEventType>;
  return typeof choice === 'function' ? choice(data) : choice;
}
