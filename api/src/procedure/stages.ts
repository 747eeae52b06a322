import type { CaseState } from './case-state.ts';
import type { Stage } from './published.ts';

/** Where a case may stand, in the order of the procedure. */
export const STAGES = [
  'RECEIVED',
  'ACKNOWLEDGED',
  'REVIEW',
  'INVESTIGATION',
  'RESOLUTION',
  'RESPONDED',
  'ESCALATED',
  'REFERRED',
  'CLOSED',
] as const satisfies readonly Stage[];

/** The highest level of escalation within the company. */
export const LAST_LEVEL = 2;

const BEFORE_WORK = ['RECEIVED', 'ACKNOWLEDGED'] as const satisfies readonly Stage[];
const FIRST_ROUND = ['REVIEW', 'INVESTIGATION', 'RESOLUTION'] as const satisfies readonly Stage[];
const AT_WORK = [...FIRST_ROUND, 'ESCALATED'] as const satisfies readonly Stage[];
const OPEN = [...BEFORE_WORK, ...AT_WORK, 'RESPONDED', 'REFERRED'] as const satisfies readonly Stage[];

/** What an action needs beside its stage, and the sentence that says so when it is missing. */
interface Condition {
  holds(state: CaseState): boolean;
  otherwise: string;
}

interface ActionRule {
  /** Stages in which the action is possible. */
  from: readonly Stage[];
  /** The stage that it leads to; none when the case stays where it is. */
  to?: Stage;
  needs?: Condition;
}

const isNotComplex: Condition = {
  holds: (state) => !state.isComplex,
  otherwise: 'The case is marked complex already.',
};
const waitsForCustomer: Condition = {
  holds: (state) => state.awaiting === 'CUSTOMER',
  otherwise: 'Nothing was asked of the customer.',
};
const isNotAccepted: Condition = {
  holds: (state) => state.acceptedAt === null,
  otherwise: 'The customer has accepted our answer.',
};
const mayEscalate: Condition = {
  holds: (state) => isNotAccepted.holds(state) && state.escalationLevel < LAST_LEVEL,
  otherwise: 'The answer was accepted, or both levels of escalation have been decided.',
};
const hasReviewer: Condition = {
  holds: (state) => state.reviewerId !== null,
  otherwise: 'No reviewer has been assigned yet.',
};
const mayRefer: Condition = {
  holds: (state) => isExhausted(state) || isPastLimit(state) || isAnsweredDispute(state),
  otherwise: 'Our own escalation is not exhausted and no legal limit has passed.',
};
const isUndecidedOutside: Condition = {
  holds: (state) => !state.hasReferralOutcome,
  otherwise: 'The outcome of this referral was recorded already.',
};
const isNotRated: Condition = {
  holds: (state) => !state.isRated,
  otherwise: 'The handling was rated already.',
};

/** Procedure: an outside body once "our internal escalation process" has ended. */
function isExhausted(state: CaseState): boolean {
  return state.stage === 'RESPONDED' && state.escalationLevel === LAST_LEVEL;
}

/** DISP 2.8.1R(2): past a limit the customer may refer without our final response. */
function isPastLimit(state: CaseState): boolean {
  return state.deadlines.some((deadline) => deadline.isLimit && state.missed.includes(deadline.kind));
}

/** DISP 2.8.1R(1): for payment and financial disputes our final response alone opens the way to the ombudsman. */
function isAnsweredDispute(state: CaseState): boolean {
  return state.stage === 'RESPONDED' && (state.category === 'PAYMENT' || state.category === 'FINANCIAL');
}

/** The transition table: every action on a case, where it is possible, what it needs, and where it leads. */
export const ACTIONS = {
  assignHandler: { from: OPEN },
  startReview: { from: ['ACKNOWLEDGED'], to: 'REVIEW' },
  requestInformation: { from: AT_WORK },
  startInvestigation: { from: ['REVIEW'], to: 'INVESTIGATION' },
  recordEvidence: { from: AT_WORK },
  addNote: { from: [...OPEN, 'CLOSED'] },
  sendMessage: { from: OPEN },
  startResolution: { from: ['INVESTIGATION'], to: 'RESOLUTION' },
  markComplex: { from: ['ACKNOWLEDGED', ...FIRST_ROUND], needs: isNotComplex },
  explainDelay: { from: ['ACKNOWLEDGED', ...AT_WORK] },
  postUpdate: { from: ['ACKNOWLEDGED', ...AT_WORK] },
  issueFinalResponse: { from: ['RESOLUTION'], to: 'RESPONDED' },
  assignReviewer: { from: ['ESCALATED'] },
  decideEscalation: { from: ['ESCALATED'], to: 'RESPONDED', needs: hasReviewer },
  recordReferral: { from: ['ACKNOWLEDGED', ...AT_WORK, 'RESPONDED'], to: 'REFERRED', needs: mayRefer },
  recordReferralOutcome: { from: ['REFERRED'], needs: isUndecidedOutside },
  closeCase: { from: ['RESPONDED', 'REFERRED'], to: 'CLOSED' },
  reopenCase: { from: ['CLOSED'], to: 'REVIEW' },
  recordLesson: { from: ['RESPONDED', 'REFERRED', 'CLOSED'] },
  completeLesson: { from: [...OPEN, 'CLOSED'] },
  provideInformation: { from: AT_WORK, needs: waitsForCustomer },
  correctSummary: { from: [...BEFORE_WORK, ...FIRST_ROUND] },
  acceptResolution: { from: ['RESPONDED'], needs: isNotAccepted },
  requestEscalation: { from: ['RESPONDED'], to: 'ESCALATED', needs: mayEscalate },
  withdrawComplaint: { from: [...BEFORE_WORK, ...AT_WORK, 'RESPONDED'], to: 'CLOSED' },
  rateHandling: { from: ['CLOSED'], needs: isNotRated },
} as const satisfies Record<string, ActionRule>;

/** What somebody may do to a case. */
export type Action = keyof typeof ACTIONS;

/** Every action of the table, in its order. */
export const ACTION_NAMES = Object.keys(ACTIONS) as Action[];

/** Why the action is not possible in this state, whoever asks; null when it is. */
export function obstacle(state: CaseState, action: Action): string | null {
  const rule: ActionRule = ACTIONS[action];
  if (!rule.from.includes(state.stage)) return `${action} is not possible while the case is ${state.stage}.`;
  if (rule.needs === undefined || rule.needs.holds(state)) return null;
  return `${action} is not possible now: ${rule.needs.otherwise}`;
}

/** The stage after the action; the same one for actions that do not move the case. */
export function stageAfter(stage: Stage, action: Action): Stage {
  const rule: ActionRule = ACTIONS[action];
  return rule.to ?? stage;
}
