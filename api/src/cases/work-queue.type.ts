import type { CaseFile } from '@desk/db';
import { Field, Int, ObjectType } from 'type-graphql';
import type { WorkReason } from '../procedure/work-reason.ts';
import { PageInfo } from './case.connection.ts';
import { CaseType } from './case.type.ts';
import { enumOf } from './enum-of.ts';

export const WorkReasonCodeEnum = enumOf<WorkReason['code']>(
  'WorkReasonCode',
  'Why a case is in a work queue, the most pressing first.',
  {
    OVERDUE: 'A promise or limit has passed without being kept.',
    DECIDE_ESCALATION: 'The escalation waits for your decision.',
    DUE_TODAY: 'A promise or limit is due today.',
    CUSTOMER_ACCEPTED: 'The customer accepted our answer, so the case can be closed.',
    CUSTOMER_ANSWERED: 'The customer answered what we asked.',
    CUSTOMER_WROTE: 'The customer wrote to us.',
    NOT_BEGUN: 'The review has not begun.',
    DUE_LATER: 'A promise or limit is due on another day.',
    WAITING_FOR_CUSTOMER: 'Nothing is due, and the customer has the word.',
    NO_ACTION: 'Nothing is due, but the case is open.',
  },
);

@ObjectType('WorkReason', { description: 'Why a case is in your work queue.' })
export class WorkReasonType implements WorkReason {
  @Field(() => WorkReasonCodeEnum, { description: 'The reason as a code.' })
  code!: WorkReason['code'];

  @Field(() => String, { description: 'The reason as a sentence.' })
  words!: string;
}

@ObjectType('WorkEdge', { description: 'A case of your work queue, with why it is there.' })
export class WorkEdge {
  @Field(() => String, { description: 'The place of this case in the queue.' })
  cursor!: string;

  @Field(() => CaseType, { description: 'The case.' })
  node!: CaseFile;

  @Field(() => WorkReasonType, { description: 'The most pressing reason why it is there.' })
  reason!: WorkReason;
}

@ObjectType('WorkConnection', { description: 'A page of your work queue.' })
export class WorkConnection {
  @Field(() => [WorkEdge], { description: 'The cases of this page.' })
  edges!: WorkEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many cases are on this page.' })
  count!: number;
}
