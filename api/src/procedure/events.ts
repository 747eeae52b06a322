import type { Closure } from './case-state.ts';
import type { Deadline } from './deadlines.ts';
import type { Category, Channel, DeadlineKind } from './published.ts';
import type { RestrictionGround } from './retention.ts';

/** A promise or limit that an event fulfilled, with whether it was in time: the promise ledger. */
export interface KeptDeadline {
  kind: DeadlineKind;
  /** ISO 8601 instant in UTC. */
  dueAt: string;
  isInTime: boolean;
}

/** What any event may carry beside its own facts. */
export interface DeadlineChanges {
  /** Deadlines that begin to run; one of the same kind is replaced. */
  due?: Deadline[];
  /** Deadlines that this event fulfilled. */
  kept?: KeptDeadline[];
  /** Deadlines that no longer matter, such as all of them when the customer withdraws. */
  dropped?: DeadlineKind[];
}

/** The facts of each event: codes, numbers, ids; personal words live in rows of their own. */
export interface EventFacts {
  complaintReceived: {
    channel: Channel;
    category: Category;
    receivedAt: string;
    procedureVersion: string;
    /** True when staff recorded an earlier receipt than the moment of recording. */
    isBackDated: boolean;
  };
  handlerAssigned: { handlerId: string };
  complaintAcknowledged: object;
  reviewStarted: object;
  informationRequested: { messageId: string; dueOn: string | null };
  informationProvided: { messageId: string };
  summaryCorrected: { summaryId: string };
  messageSent: { messageId: string; isFromCustomer: boolean };
  investigationStarted: object;
  evidenceRecorded: { evidenceId: string; kind: string };
  evidenceShared: { evidenceId: string; kind: string };
  noteAdded: { noteId: string };
  resolutionStarted: object;
  markedComplex: { messageId: string };
  delayExplained: { messageId: string; isHoldingReply: boolean };
  limitPassed: { messageId: string; kind: DeadlineKind };
  progressUpdated: { messageId: string; isAutomatic: boolean };
  finalResponseIssued: { finalResponseId: string; decision: string; redressPence: number | null };
  resolutionAccepted: object;
  escalationRequested: { escalationId: string; level: number };
  reviewerAssigned: { reviewerId: string; level: number };
  escalationDecided: { escalationId: string; level: number; decision: string };
  caseReferred: { referralId: string; body: string };
  referralOutcomeRecorded: { referralId: string; isInCustomersFavour: boolean };
  complaintWithdrawn: object;
  caseClosed: { closure: Closure; rootCause: string };
  caseReopened: object;
  lessonRecorded: { lessonId: string; rootCause: string };
  lessonCompleted: { lessonId: string };
  handlingRated: { score: number };
  deadlineMissed: { kind: DeadlineKind; dueAt: string };
  deadlinesRecomputed: { moved: { kind: DeadlineKind; from: string; to: string }[] };
  processingRestricted: { ground: RestrictionGround };
  restrictionLifted: object;
  personalDataErased: { erasableOn: string; isAutomatic: boolean };
}

export type CaseEventType = keyof EventFacts;

/**
 * Who may see that an event happened. PUBLIC: anyone with the reference number; CUSTOMER: the customer; STAFF: no
 * customer ever.
 */
export type Audience = 'PUBLIC' | 'CUSTOMER' | 'STAFF';

/** Who may see which event. */
export const AUDIENCES = {
  complaintReceived: 'PUBLIC',
  handlerAssigned: 'PUBLIC',
  complaintAcknowledged: 'PUBLIC',
  reviewStarted: 'PUBLIC',
  informationRequested: 'PUBLIC',
  informationProvided: 'PUBLIC',
  summaryCorrected: 'CUSTOMER',
  messageSent: 'CUSTOMER',
  investigationStarted: 'PUBLIC',
  evidenceRecorded: 'STAFF',
  evidenceShared: 'CUSTOMER',
  noteAdded: 'STAFF',
  resolutionStarted: 'PUBLIC',
  markedComplex: 'PUBLIC',
  delayExplained: 'PUBLIC',
  limitPassed: 'PUBLIC',
  progressUpdated: 'PUBLIC',
  finalResponseIssued: 'PUBLIC',
  resolutionAccepted: 'PUBLIC',
  escalationRequested: 'PUBLIC',
  reviewerAssigned: 'PUBLIC',
  escalationDecided: 'PUBLIC',
  caseReferred: 'PUBLIC',
  referralOutcomeRecorded: 'CUSTOMER',
  complaintWithdrawn: 'PUBLIC',
  caseClosed: 'PUBLIC',
  caseReopened: 'PUBLIC',
  lessonRecorded: 'STAFF',
  lessonCompleted: 'STAFF',
  handlingRated: 'CUSTOMER',
  deadlineMissed: 'STAFF',
  deadlinesRecomputed: 'PUBLIC',
  processingRestricted: 'CUSTOMER',
  restrictionLifted: 'CUSTOMER',
  personalDataErased: 'STAFF',
} as const satisfies Record<CaseEventType, Audience>;

export const EVENT_TYPES = Object.keys(AUDIENCES) as CaseEventType[];

/** The event types that anyone with the reference number may see. */
export type PublicEventType = {
  [Type in CaseEventType]: (typeof AUDIENCES)[Type] extends 'PUBLIC' ? Type : never;
}[CaseEventType];

/** Whether anyone with the reference number may see events of this type. */
export function isPublic(type: CaseEventType): type is PublicEventType {
  return AUDIENCES[type] === 'PUBLIC';
}

/** Something that happened to a case, before it has a number. */
export type CaseEventDraft = {
  [Type in CaseEventType]: { type: Type; data: EventFacts[Type] & DeadlineChanges };
}[CaseEventType];
