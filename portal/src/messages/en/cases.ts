import type { Closure, DeadlineKind, TimelineEventType } from '../../gql/graphql.ts';

export const events = {
  complaintReceived: 'Complaint received',
  complaintAcknowledged: 'Complaint acknowledged',
  handlerAssigned: 'A case handler was named',
  reviewStarted: 'Review started',
  informationRequested: 'We asked you for information',
  informationProvided: 'You answered our question',
  investigationStarted: 'Investigation started',
  progressUpdated: 'We wrote to you with an update',
  resolutionStarted: 'Work on a resolution started',
  markedComplex: 'We told you why we need more time',
  delayExplained: 'We explained a delay',
  finalResponseIssued: 'We sent you our answer',
  resolutionAccepted: 'You accepted our answer',
  escalationRequested: 'You asked us to look again',
  reviewerAssigned: 'Someone new to your case was named to look again',
  escalationDecided: 'We looked again and sent you our decision',
  caseReferred: 'Your case went to an outside body',
  caseClosed: 'Case closed',
  caseReopened: 'Case opened again',
  complaintWithdrawn: 'You withdrew your complaint',
  limitPassed: 'We did not answer in time; you may go to the ombudsman now',
  deadlinesRecomputed: 'Dates changed with the bank holidays',
} satisfies Record<TimelineEventType, string>;

export const closures = {
  ACCEPTED: 'Closed: you accepted our answer',
  DECIDED: 'Closed: we looked again and decided',
  NO_REPLY: 'Closed: we did not hear from you',
  REFERRED: 'Closed: an outside body has decided',
  WITHDRAWN: 'Closed: you withdrew your complaint',
} satisfies Record<Closure, string>;

export const promises = {
  ACKNOWLEDGEMENT: 'We will confirm your complaint by',
  PROGRESS_UPDATE: 'We will next write to you by',
  FINAL_RESPONSE: 'You will have our answer by',
  ESCALATION_DECISION: 'You will have the decision by',
  PAYMENT_LIMIT: 'Legal time limit for your complaint',
  PAYMENT_LIMIT_EXTENDED: 'Extended legal time limit for your complaint',
  FINANCIAL_LIMIT: 'Legal time limit for your complaint',
  OMBUDSMAN_WINDOW: 'Last day to go to the ombudsman',
} satisfies Record<DeadlineKind, string>;
