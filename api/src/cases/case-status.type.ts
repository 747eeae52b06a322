import { Field, Int, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';
import type { Awaiting, Closure } from '../procedure/case-state.ts';
import type { PublicEventType } from '../procedure/events.ts';
import type { Category, Channel, Stage } from '../procedure/published.ts';
import type { CaseStatus } from './case-status.query.ts';
import {
  AwaitingEnum,
  TimelineEventEnum,
  CategoryEnum,
  ChannelEnum,
  ClosureEnum,
  StageEnum,
} from './case.enums.ts';
import { DeadlineType } from './deadline.type.ts';

@ObjectType('TimelineEntry', {
  simpleResolvers: true,
  description: 'A step of a case that the reference number alone may show.',
})
export class TimelineEntryType {
  @Field(() => Int, { description: 'Its number within the case; hidden steps leave gaps.' })
  seq!: number;

  @Field(() => TimelineEventEnum, { description: 'What happened.' })
  type!: PublicEventType;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  at!: string;
}

// Without this type-graphql makes a promise for every field of the most read type of all.
@ObjectType('CaseStatus', {
  simpleResolvers: true,
  description:
    'What anyone with the reference number may see: stage, dates, what happens next. Nothing personal.',
})
export class CaseStatusType implements Omit<CaseStatus, 'erasedAt'> {
  @Field(() => String, { description: 'The reference number, in its one written form.' })
  reference!: string;

  @Field(() => StageEnum, { description: 'Where the case stands.' })
  stage!: Stage;

  @Field(() => AwaitingEnum, { description: 'Who has to do something next.' })
  awaiting!: Awaiting;

  @Field(() => ChannelEnum, { description: 'How the complaint reached us.' })
  channel!: Channel;

  @Field(() => CategoryEnum, { description: 'What the complaint is about, in one word.' })
  category!: Category;

  @Field(() => ClosureEnum, { nullable: true, description: 'How the case ended; null while it is open.' })
  closure!: Closure | null;

  @Field(() => Int, { description: '0 before any escalation, then the level reached: 1 or 2.' })
  escalationLevel!: number;

  @Field(() => Boolean, {
    description: 'Whether it was marked complex: the response then takes up to 20 working days.',
  })
  isComplex!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When the complaint reached us.' })
  receivedAt!: string;

  @Field(() => Int, { description: 'Number of the newest event of the case; it grows with every change.' })
  seq!: number;

  @Field(() => [DeadlineType], { description: 'Open promises and limits, soonest first.' })
  deadlines!: DeadlineType[];

  @Field(() => [TimelineEntryType], { description: 'What has happened, oldest first.' })
  timeline!: TimelineEntryType[];
}
