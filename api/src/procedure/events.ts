import type { Deadline } from './deadlines.ts';
import type { Category, Channel, DeadlineKind } from './published.ts';

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
}

type Empty = object;

/** The facts of each event: codes, numbers, ids; personal words live in rows of their own. */
export interface EventFacts {
  complaintReceived: { channel: Channel; category: Category; receivedAt: string; procedureVersion: string };
  handlerAssigned: { handlerId: string };
  complaintAcknowledged: Empty;
  reviewStarted: Empty;
  informationRequested: { messageId: string; dueOn: string | null };
  investigationStarted: Empty;
  resolutionStarted: Empty;
  progressUpdated: { messageId: string };
  finalResponseIssued: { finalResponseId: string; decision: string };
}

export type CaseEventType = keyof EventFacts;

interface EventRule {
  /** CUSTOMER: the customer may see that it happened; STAFF: never. */
  visibility: 'CUSTOMER' | 'STAFF';
  /** Whether the reference number alone shows its type and time. */
  isPublic: boolean;
}

/** Who may see which event. */
export const EVENTS: Record<CaseEventType, EventRule> = {
  complaintReceived: { visibility: 'CUSTOMER', isPublic: true },
  handlerAssigned: { visibility: 'CUSTOMER', isPublic: true },
  complaintAcknowledged: { visibility: 'CUSTOMER', isPublic: true },
  reviewStarted: { visibility: 'CUSTOMER', isPublic: true },
  informationRequested: { visibility: 'CUSTOMER', isPublic: true },
  investigationStarted: { visibility: 'CUSTOMER', isPublic: true },
  resolutionStarted: { visibility: 'CUSTOMER', isPublic: true },
  progressUpdated: { visibility: 'CUSTOMER', isPublic: true },
  finalResponseIssued: { visibility: 'CUSTOMER', isPublic: true },
};

export const EVENT_TYPES = Object.keys(EVENTS) as CaseEventType[];

/** The event types that anyone with the reference number may see. */
export const PUBLIC_EVENT_TYPES = EVENT_TYPES.filter((type) => EVENTS[type].isPublic);

/** Something that happened to a case, before it has a number. */
export type CaseEventDraft = {
  [Type in CaseEventType]: { type: Type; data: EventFacts[Type] & DeadlineChanges };
}[CaseEventType];
