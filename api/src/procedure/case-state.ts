import type { Deadline } from './deadlines.ts';
import type { CaseEventDraft, CaseEventType, DeadlineChanges, EventFacts, KeptDeadline } from './events.ts';
import type { RestrictionGround } from './retention.ts';
import type { Category, Channel, DeadlineKind, Stage } from './published.ts';

/** Who has to do something next, in words "With us" and "Waiting for you". */
export type Awaiting = 'US' | 'CUSTOMER';

/** How a case ended. */
export type Closure = 'ACCEPTED' | 'NO_REPLY' | 'DECIDED' | 'REFERRED' | 'WITHDRAWN';

/** Where a case stands: what its events add up to. Instants are ISO 8601 in UTC. */
export interface CaseState {
  seq: number;
  stage: Stage;
  awaiting: Awaiting;
  channel: Channel;
  category: Category;
  closure: Closure | null;
  escalationLevel: number;
  isComplex: boolean;
  handlerId: string | null;
  reviewerId: string | null;
  receivedAt: string;
  respondedAt: string | null;
  /** When the customer accepted our response. */
  acceptedAt: string | null;
  closedAt: string | null;
  /** Code of the published procedure; set by closing. */
  rootCause: string | null;
  isRated: boolean;
  /** The outside body's decision is recorded. */
  hasReferralOutcome: boolean;
  procedureVersion: string;
  /** Why its personal data may only be kept, not used (UK GDPR, article 18); null when it may. */
  restriction: RestrictionGround | null;
  restrictedAt: string | null;
  /** When its personal data was erased; nothing happens to the case after. */
  erasedAt: string | null;
  /** Open promises and limits, soonest first. */
  deadlines: Deadline[];
  /** Kinds of the open ones whose due time has passed without being kept. */
  missed: DeadlineKind[];
}

/** The state of a case that is about to receive its first event. */
export const UNBORN: CaseState = {
  seq: 0,
  stage: 'RECEIVED',
  awaiting: 'US',
  channel: 'FORM',
  category: 'OTHER',
  closure: null,
  escalationLevel: 0,
  isComplex: false,
  handlerId: null,
  reviewerId: null,
  receivedAt: '',
  respondedAt: null,
  acceptedAt: null,
  closedAt: null,
  rootCause: null,
  isRated: false,
  hasReferralOutcome: false,
  procedureVersion: '',
  restriction: null,
  restrictedAt: null,
  erasedAt: null,
  deadlines: [],
  missed: [],
};

type Change<Type extends CaseEventType> = (
  facts: EventFacts[Type],
  state: CaseState,
  at: string,
) => Partial<CaseState>;

const CHANGES: { [Type in CaseEventType]: Change<Type> } = {
  complaintReceived: ({ channel, category, receivedAt, procedureVersion }) => ({
    stage: 'RECEIVED',
    channel,
    category,
    receivedAt,
    procedureVersion,
  }),
  handlerAssigned: ({ handlerId }) => ({ handlerId }),
  complaintAcknowledged: () => ({ stage: 'ACKNOWLEDGED' }),
  reviewStarted: () => ({ stage: 'REVIEW' }),
  informationRequested: () => ({ awaiting: 'CUSTOMER' }),
  informationProvided: () => ({ awaiting: 'US' }),
  summaryCorrected: () => ({}),
  messageSent: () => ({}),
  investigationStarted: () => ({ stage: 'INVESTIGATION', awaiting: 'US' }),
  evidenceRecorded: () => ({}),
  evidenceShared: () => ({}),
  noteAdded: () => ({}),
  resolutionStarted: () => ({ stage: 'RESOLUTION', awaiting: 'US' }),
  markedComplex: () => ({ isComplex: true }),
  delayExplained: () => ({}),
  limitPassed: () => ({}),
  progressUpdated: () => ({}),
  finalResponseIssued: (_facts, _state, at) => ({
    stage: 'RESPONDED',
    awaiting: 'CUSTOMER',
    respondedAt: at,
  }),
  resolutionAccepted: (_facts, _state, at) => ({ acceptedAt: at, awaiting: 'US' }),
  escalationRequested: ({ level }) => ({
    stage: 'ESCALATED',
    awaiting: 'US',
    escalationLevel: level,
    reviewerId: null,
  }),
  reviewerAssigned: ({ reviewerId }) => ({ reviewerId }),
  escalationDecided: () => ({ stage: 'RESPONDED', awaiting: 'CUSTOMER' }),
  caseReferred: () => ({ stage: 'REFERRED', awaiting: 'US' }),
  referralOutcomeRecorded: () => ({ hasReferralOutcome: true }),
  complaintWithdrawn: (_facts, _state, at) => ({
    stage: 'CLOSED',
    awaiting: 'US',
    closure: 'WITHDRAWN',
    closedAt: at,
  }),
  caseClosed: ({ closure, rootCause }, _state, at) => ({
    stage: 'CLOSED',
    awaiting: 'US',
    closure,
    rootCause,
    closedAt: at,
  }),
  caseReopened: () => ({
    stage: 'REVIEW',
    awaiting: 'US',
    closure: null,
    closedAt: null,
    acceptedAt: null,
    respondedAt: null,
    rootCause: null,
    escalationLevel: 0,
    reviewerId: null,
    isRated: false,
    hasReferralOutcome: false,
  }),
  lessonRecorded: () => ({}),
  lessonCompleted: () => ({}),
  handlingRated: () => ({ isRated: true }),
  deadlineMissed: () => ({}),
  deadlinesRecomputed: () => ({}),
  processingRestricted: ({ ground }, _state, at) => ({ restriction: ground, restrictedAt: at }),
  restrictionLifted: () => ({ restriction: null, restrictedAt: null }),
  personalDataErased: (_facts, _state, at) => ({ erasedAt: at }),
};

/**
 * The state after one more event: the only place where an event changes a case.
 * @param at when it happened, ISO 8601 in UTC
 */
export function evolve(state: CaseState, event: CaseEventDraft, at: string): CaseState {
  const change = CHANGES[event.type] as Change<CaseEventType>;
  return {
    ...state,
    ...change(event.data, state, at),
    seq: state.seq + 1,
    deadlines: settle(state.deadlines, event.data),
    missed: missedAfter(state.missed, event),
  };
}

function settle(open: readonly Deadline[], changes: DeadlineChanges): Deadline[] {
  const ended = endedBy(changes);
  return [...open.filter((deadline) => !ended.has(deadline.kind)), ...(changes.due ?? [])].sort(byDueTime);
}

function missedAfter(missed: readonly DeadlineKind[], event: CaseEventDraft): DeadlineKind[] {
  const ended = endedBy(event.data);
  const still = missed.filter((kind) => !ended.has(kind));
  return event.type === 'deadlineMissed' ? [...still, event.data.kind] : still;
}

function endedBy({ due = [], kept = [], dropped = [] }: DeadlineChanges): Set<DeadlineKind> {
  return new Set([...[...due, ...kept].map((deadline) => deadline.kind), ...dropped]);
}

function byDueTime(left: Deadline, right: Deadline): number {
  return Date.parse(left.dueAt) - Date.parse(right.dueAt);
}

/** Marks the open deadlines of these kinds as fulfilled at that time; kinds that are not open are left out. */
export function keep(state: CaseState, kinds: readonly DeadlineKind[], at: string): KeptDeadline[] {
  return state.deadlines
    .filter((deadline) => kinds.includes(deadline.kind))
    .map(({ kind, dueAt }) => ({ kind, dueAt, isInTime: Date.parse(at) <= Date.parse(dueAt) }));
}

/** The kinds of all open deadlines: what ends with the case, but for the customer's own window to the ombudsman. */
export function openKinds(state: CaseState): DeadlineKind[] {
  return state.deadlines.map((deadline) => deadline.kind).filter((kind) => kind !== 'OMBUDSMAN_WINDOW');
}

/** The soonest date that we have to keep. The customer's own window to the ombudsman is not ours to keep. */
export function nextDue(state: Pick<CaseState, 'deadlines'>): Deadline | null {
  return state.deadlines.find((deadline) => deadline.kind !== 'OMBUDSMAN_WINDOW') ?? null;
}
