import type { Deadline } from './deadlines.ts';
import type { CaseEventDraft, CaseEventType, DeadlineChanges, EventFacts, KeptDeadline } from './events.ts';
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
  closedAt: string | null;
  procedureVersion: string;
  /** Open promises and limits, soonest first. */
  deadlines: Deadline[];
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
  closedAt: null,
  procedureVersion: '',
  deadlines: [],
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
  investigationStarted: () => ({ stage: 'INVESTIGATION', awaiting: 'US' }),
  resolutionStarted: () => ({ stage: 'RESOLUTION', awaiting: 'US' }),
  progressUpdated: () => ({}),
  finalResponseIssued: (_facts, _state, at) => ({
    stage: 'RESPONDED',
    awaiting: 'CUSTOMER',
    respondedAt: at,
  }),
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
  };
}

function settle(open: readonly Deadline[], { due = [], kept = [] }: DeadlineChanges): Deadline[] {
  const ended = new Set<DeadlineKind>([...due, ...kept].map((deadline) => deadline.kind));
  return [...open.filter((deadline) => !ended.has(deadline.kind)), ...due].sort(byDueTime);
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

/** The soonest date that we have to keep. The customer's own window to the ombudsman is not ours to keep. */
export function nextDue(state: Pick<CaseState, 'deadlines'>): Deadline | null {
  return state.deadlines.find((deadline) => deadline.kind !== 'OMBUDSMAN_WINDOW') ?? null;
}
