import type { Action } from '../procedure/stages.ts';
import type { Category, Stage } from '../procedure/published.ts';

/** The people of the model; `stranger` is the customer of another case. */
export const PEOPLE = {
  anonymous: null,
  customer: null,
  stranger: null,
  amira: 'HANDLER',
  tom: 'HANDLER',
  grace: 'MANAGER',
  omar: 'MANAGER',
  helen: 'DIRECTOR',
  iris: 'DIRECTOR',
  kofi: 'DIRECTOR',
  sam: 'AUDITOR',
} as const;

export type Person = keyof typeof PEOPLE;

/** What the model knows of a case: much less than the desk, and reckoned on its own. */
export interface CaseModel {
  stage: Stage;
  awaiting: 'US' | 'CUSTOMER';
  category: Category;
  level: number;
  isComplex: boolean;
  isAccepted: boolean;
  isRated: boolean;
  isPastLimit: boolean;
  hasOutcome: boolean;
  handler: Person | null;
  reviewer: Person | null;
  /** Everyone who did something on the case or was put in charge of it. */
  involved: Set<Person>;
  openLessons: number;
}

/** A complaint that Amira was given when it came. */
export function newModel(category: Category): CaseModel {
  return {
    stage: 'ACKNOWLEDGED',
    awaiting: 'US',
    category,
    level: 0,
    isComplex: false,
    isAccepted: false,
    isRated: false,
    isPastLimit: false,
    hasOutcome: false,
    handler: 'amira',
    reviewer: null,
    involved: new Set<Person>(['amira']),
    openLessons: 0,
  };
}

/** What the model expects of an attempt. */
export type Expected = 'DONE' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'ACTION_NOT_POSSIBLE' | 'BAD_USER_INPUT';

interface Rule {
  who: 'CASE' | 'WORK' | 'MANAGERS' | 'REVIEWER' | 'CUSTOMER' | 'BOTH';
  at: string;
  /** A word is a stage; without one the case stays where it is. */
  to?: Stage;
  unless?(model: CaseModel): boolean;
  isBad?(model: CaseModel, target: Person): boolean;
  then?(model: CaseModel, target: Person): void;
}

const WORKING = 'REVIEW INVESTIGATION RESOLUTION ESCALATED';
const OPEN = `RECEIVED ACKNOWLEDGED ${WORKING} RESPONDED REFERRED`;

const end = (model: CaseModel): void => {
  model.awaiting = 'US';
  model.isPastLimit = false;
};
const backToUs = (model: CaseModel): void => {
  model.awaiting = 'US';
};
const overToThem = (model: CaseModel): void => {
  model.awaiting = 'CUSTOMER';
};

/** The procedure once more, written down from its text and not from the desk's table. */
const RULES: Record<Action, Rule> = {
  assignHandler: {
    who: 'CASE',
    at: OPEN,
    isBad: (model, target) =>
      PEOPLE[target] === null ||
      PEOPLE[target] === 'AUDITOR' ||
      target === model.handler ||
      (model.stage === 'ESCALATED' && target === model.reviewer),
    then: (model, target) => {
      model.handler = target;
      model.involved.add(target);
      if (model.stage === 'RECEIVED') model.stage = 'ACKNOWLEDGED';
    },
  },
  startReview: { who: 'CASE', at: 'ACKNOWLEDGED', to: 'REVIEW' },
  requestInformation: { who: 'WORK', at: WORKING, then: overToThem },
  startInvestigation: { who: 'CASE', at: 'REVIEW', to: 'INVESTIGATION', then: backToUs },
  recordEvidence: { who: 'WORK', at: WORKING },
  addNote: { who: 'WORK', at: `${OPEN} CLOSED` },
  sendMessage: { who: 'BOTH', at: OPEN },
  startResolution: { who: 'CASE', at: 'INVESTIGATION', to: 'RESOLUTION', then: backToUs },
  markComplex: {
    who: 'CASE',
    at: 'ACKNOWLEDGED REVIEW INVESTIGATION RESOLUTION',
    unless: (model) => model.isComplex,
    then: (model) => {
      model.isComplex = true;
    },
  },
  explainDelay: { who: 'WORK', at: `ACKNOWLEDGED ${WORKING}` },
  postUpdate: { who: 'WORK', at: `ACKNOWLEDGED ${WORKING}` },
  issueFinalResponse: {
    who: 'CASE',
    at: 'RESOLUTION',
    to: 'RESPONDED',
    then: (model) => {
      end(model);
      overToThem(model);
    },
  },
  assignReviewer: {
    who: 'MANAGERS',
    at: 'ESCALATED',
    isBad: (model, target) => {
      const isSenior = PEOPLE[target] === 'DIRECTOR' || (PEOPLE[target] === 'MANAGER' && model.level === 1);
      return !isSenior || model.involved.has(target);
    },
    then: (model, target) => {
      model.reviewer = target;
      model.involved.add(target);
    },
  },
  decideEscalation: {
    who: 'REVIEWER',
    at: 'ESCALATED',
    to: 'RESPONDED',
    then: (model) => {
      end(model);
      overToThem(model);
    },
  },
  recordReferral: {
    who: 'CASE',
    at: `ACKNOWLEDGED ${WORKING} RESPONDED`,
    to: 'REFERRED',
    unless: ({ stage, level, category, isPastLimit }) =>
      !isPastLimit && !(stage === 'RESPONDED' && (level === 2 || category !== 'SERVICE')),
    then: (model) => {
      end(model);
      model.hasOutcome = false;
    },
  },
  recordReferralOutcome: {
    who: 'CASE',
    at: 'REFERRED',
    unless: (model) => model.hasOutcome,
    then: (model) => {
      model.hasOutcome = true;
    },
  },
  closeCase: { who: 'CASE', at: 'RESPONDED REFERRED', to: 'CLOSED', then: end },
  reopenCase: {
    who: 'MANAGERS',
    at: 'CLOSED',
    to: 'REVIEW',
    then: (model) => {
      Object.assign(model, { level: 0, isAccepted: false, isRated: false, reviewer: null, awaiting: 'US' });
    },
  },
  recordLesson: {
    who: 'CASE',
    at: 'RESPONDED REFERRED CLOSED',
    then: (model) => {
      model.openLessons += 1;
    },
  },
  completeLesson: {
    who: 'CASE',
    at: `${OPEN} CLOSED`,
    isBad: (model) => model.openLessons === 0,
    then: (model) => {
      model.openLessons -= 1;
    },
  },
  provideInformation: {
    who: 'CUSTOMER',
    at: WORKING,
    unless: (model) => model.awaiting === 'US',
    then: backToUs,
  },
  correctSummary: { who: 'CUSTOMER', at: 'RECEIVED ACKNOWLEDGED REVIEW INVESTIGATION RESOLUTION' },
  acceptResolution: {
    who: 'CUSTOMER',
    at: 'RESPONDED',
    unless: (model) => model.isAccepted,
    then: (model) => {
      model.isAccepted = true;
      backToUs(model);
    },
  },
  requestEscalation: {
    who: 'CUSTOMER',
    at: 'RESPONDED',
    to: 'ESCALATED',
    unless: (model) => model.isAccepted || model.level === 2,
    then: (model) => {
      model.level += 1;
      model.reviewer = null;
      backToUs(model);
    },
  },
  withdrawComplaint: {
    who: 'CUSTOMER',
    at: `RECEIVED ACKNOWLEDGED ${WORKING} RESPONDED`,
    to: 'CLOSED',
    then: end,
  },
  rateHandling: {
    who: 'CUSTOMER',
    at: 'CLOSED',
    unless: (model) => model.isRated,
    then: (model) => {
      model.isRated = true;
    },
  },
};

/** What must come of the attempt. @param target whom the action names, for those that name somebody */
export function expected(model: CaseModel, action: Action, by: Person, target: Person): Expected {
  const rule = RULES[action];
  const isCustomer = by === 'customer' || by === 'stranger';
  const isMistaken = rule.who !== 'BOTH' && isCustomer !== (rule.who === 'CUSTOMER');
  if (by === 'anonymous' || isMistaken) return 'UNAUTHENTICATED';
  if (!mayTake(rule.who, model, by)) return 'FORBIDDEN';
  if (!rule.at.split(' ').includes(model.stage) || rule.unless?.(model)) return 'ACTION_NOT_POSSIBLE';
  return rule.isBad?.(model, target) ? 'BAD_USER_INPUT' : 'DONE';
}

/** Changes the model as a successful attempt must change the case. */
export function apply(model: CaseModel, action: Action, by: Person, target: Person): void {
  const rule = RULES[action];
  rule.then?.(model, target);
  if (rule.to !== undefined) model.stage = rule.to;
  if (by !== 'customer') model.involved.add(by);
}

/** Whether the action takes a case to another stage, or is what such an action waits for. */
export function leadsOn(action: Action): boolean {
  return RULES[action].to !== undefined || action === 'assignReviewer';
}

function mayTake(who: Rule['who'], model: CaseModel, by: Person): boolean {
  const isManager = PEOPLE[by] === 'MANAGER' || PEOPLE[by] === 'DIRECTOR';
  switch (who) {
    case 'CUSTOMER':
      return by === 'customer';
    case 'REVIEWER':
      return by === model.reviewer;
    case 'MANAGERS':
      return isManager;
    case 'CASE':
      return isManager || by === model.handler;
    case 'BOTH':
      return by === 'customer' || mayTake('WORK', model, by);
    case 'WORK':
      return isManager || by === model.handler || by === model.reviewer;
  }
}
