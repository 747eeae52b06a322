import type { CaseFile, Complaint, Contact } from '@desk/db';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { GraphQLDateTime, GraphQLLocalDate } from '../dates.ts';
import type { Awaiting, Closure } from '../procedure/case-state.ts';
import type { Category, Channel, Stage } from '../procedure/published.ts';
import { AwaitingEnum, CategoryEnum, ChannelEnum, ClosureEnum, StageEnum } from './case.enums.ts';
import { DeadlineType } from './deadline.type.ts';

/** For the descriptions of what holds a customer's words: a list of cases is whole though one of them is restricted. */
export const WITHHELD =
  'Null, with the error CASE_RESTRICTED, for handlers while the personal data of the case is restricted.';

@ObjectType('Complaint', { description: 'What the customer told us, in their words.' })
export class ComplaintType implements Omit<Complaint, 'caseFile'> {
  @Field(() => String, { description: 'What happened.' })
  whatHappened!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day it happened, if the customer said.',
  })
  happenedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'What they would like us to do.' })
  desiredOutcome!: string | null;

  @Field(() => String, { nullable: true, description: 'The payment or account that it concerns.' })
  concerns!: string | null;

  @Field(() => String, { nullable: true, description: 'What makes it easier for them to deal with us.' })
  supportNeeds!: string | null;
}

@ObjectType('Contact', { description: 'How to reach the customer of a case.' })
export class ContactType implements Omit<
  Contact,
  'caseFile' | 'id' | 'emailFailure' | 'mutedNotices' | 'customerId'
> {
  @Field(() => String, { description: 'How we may call the customer.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Email address.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'Postal address.' })
  postalAddress!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Since when mail to the email address is known not to arrive; null while it does.',
  })
  emailFailedAt!: Date | null;
}

@ObjectType('Case', { description: 'Our file on one complaint, as staff see it.' })
export class CaseType implements Pick<
  CaseFile,
  'id' | 'reference' | 'stage' | 'awaiting' | 'channel' | 'category' | 'isComplex'
> {
  @Field(() => ID, { description: 'Identifies the case; UUIDv7.' })
  id!: string;

  @Field(() => String, { description: 'The reference number that the customer has.' })
  reference!: string;

  @Field(() => StageEnum, { description: 'Where the case stands.' })
  stage!: Stage;

  @Field(() => AwaitingEnum, { description: 'Who has to do something next.' })
  awaiting!: Awaiting;

  @Field(() => ChannelEnum, { description: 'How the complaint reached us.' })
  channel!: Channel;

  @Field(() => CategoryEnum, { description: 'What it is about.' })
  category!: Category;

  @Field(() => ClosureEnum, { nullable: true, description: 'How it ended; null while it is open.' })
  closure!: Closure | null;

  @Field(() => Int, { description: '0 before any escalation, then the level reached: 1 or 2.' })
  escalationLevel!: number;

  @Field(() => Boolean, { description: 'Whether it was marked complex.' })
  isComplex!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When the complaint reached us.' })
  receivedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When our last final response was sent.' })
  respondedAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the customer accepted our response.' })
  acceptedAt?: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the case was closed; null while it is open.',
  })
  closedAt?: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When what was personal in it was erased; its words are empty then.',
  })
  erasedAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the root cause in the published procedure; set by closing.',
  })
  rootCause?: string | null;

  @Field(() => Boolean, { description: 'Whether a promise or limit was missed and is still open.' })
  isOverdue!: boolean;

  @Field(() => [DeadlineType], { description: 'Open promises and limits, soonest first.' })
  deadlines!: DeadlineType[];

  @Field(() => GraphQLDateTime, { nullable: true, description: 'The soonest of them that we have to keep.' })
  nextDueAt!: Date | null;

  @Field(() => String, { description: 'Version of the published procedure under which the case was opened.' })
  procedureVersion!: string;
}
