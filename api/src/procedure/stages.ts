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

/** Stages in which we still owe the customer our first answer. */
export const BEFORE_RESPONSE = [
  'RECEIVED',
  'ACKNOWLEDGED',
  'REVIEW',
  'INVESTIGATION',
  'RESOLUTION',
] as const satisfies readonly Stage[];

const AT_WORK = ['REVIEW', 'INVESTIGATION', 'RESOLUTION', 'ESCALATED'] as const satisfies readonly Stage[];

interface ActionRule {
  /** Stages in which the action is possible. */
  from: readonly Stage[];
  /** The stage that it leads to; none when the case stays where it is. */
  to?: Stage;
}

/** The transition table: every action on a case, where it is possible, and where it leads. */
export const ACTIONS = {
  assignHandler: { from: [...BEFORE_RESPONSE, 'RESPONDED', 'ESCALATED', 'REFERRED'] },
  startReview: { from: ['ACKNOWLEDGED'], to: 'REVIEW' },
  requestInformation: { from: AT_WORK },
  startInvestigation: { from: ['REVIEW'], to: 'INVESTIGATION' },
  startResolution: { from: ['INVESTIGATION'], to: 'RESOLUTION' },
  postUpdate: { from: ['ACKNOWLEDGED', ...AT_WORK] },
  issueFinalResponse: { from: ['RESOLUTION'], to: 'RESPONDED' },
} as const satisfies Record<string, ActionRule>;

/** What somebody may do to a case. */
export type Action = keyof typeof ACTIONS;

/** Every action of the table, in its order. */
export const ACTION_NAMES = Object.keys(ACTIONS) as Action[];

/** Whether the procedure knows the action in this stage, whoever asks. */
export function isPossibleIn(stage: Stage, action: Action): boolean {
  return (ACTIONS[action].from as readonly Stage[]).includes(stage);
}

/** The stage after the action; the same one for actions that do not move the case. */
export function stageAfter(stage: Stage, action: Action): Stage {
  const rule: ActionRule = ACTIONS[action];
  return rule.to ?? stage;
}
