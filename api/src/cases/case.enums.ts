import type { Decision } from '@desk/db';
import { registerEnumType } from 'type-graphql';
import type { Action } from '../procedure/stages.ts';
import type { CaseEventType } from '../procedure/events.ts';
import type { Awaiting, Closure } from '../procedure/case-state.ts';
import type { Category, Channel, DeadlineKind, Stage } from '../procedure/published.ts';

/** The values of a GraphQL enum, each with its description, from a record that TypeScript keeps complete. */
function enumOf<Value extends string>(
  name: string,
  description: string,
  meanings: Record<Value, string>,
): Record<Value, Value> {
  const values = Object.keys(meanings) as Value[];
  const enumeration = Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
  const valuesConfig = Object.fromEntries(values.map((value) => [value, { description: meanings[value] }]));
  registerEnumType(enumeration, {
    name,
    description,
    valuesConfig: valuesConfig as Record<Value, { description: string }>,
  });
  return enumeration;
}

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

export const CaseEventTypeEnum = enumOf<CaseEventType>('CaseEventType', 'What happened to a case.', {
  complaintReceived: 'The complaint reached us.',
  handlerAssigned: 'A case handler was named.',
  complaintAcknowledged: 'Receipt was confirmed with the reference, the handler and the dates to expect.',
  reviewStarted: 'The handler began to review the complaint.',
  informationRequested: 'The handler asked the customer for information.',
  investigationStarted: 'The investigation began.',
  resolutionStarted: 'The findings are being weighed.',
  progressUpdated: 'The handler wrote how things stand.',
  finalResponseIssued: 'Our final response was sent.',
});

export const ActionEnum = enumOf<Action>(
  'Action',
  'What somebody may do to a case; named like the mutation.',
  {
    assignHandler: 'Give the case to a handler.',
    startReview: 'Begin the review.',
    requestInformation: 'Ask the customer for information.',
    startInvestigation: 'Begin the investigation.',
    startResolution: 'Begin to weigh the findings.',
    postUpdate: 'Write to the customer how things stand.',
    issueFinalResponse: 'Send our final response.',
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
