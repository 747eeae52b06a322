import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { PromiseTally } from './promise-ledger.query.ts';
import { PromiseTallyType } from './promise-tally.type.ts';

@ObjectType('Tally', { description: 'How many there were of one kind.' })
export class Tally {
  @Field(() => String, { description: 'The kind as a code.' })
  code!: string;

  @Field(() => String, { description: 'The kind in words.' })
  title!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType('Insights', { description: 'What a period teaches.' })
export class Insights {
  @Field(() => Int, { description: 'Complaints that reached us.' })
  received!: number;

  @Field(() => Int, { description: 'Times that a case was closed, withdrawals among them.' })
  closed!: number;

  @Field(() => Int, { description: 'Cases open when the period ended.' })
  open!: number;

  @Field(() => [Tally], { description: 'Complaints received by the way they came.' })
  byChannel!: Tally[];

  @Field(() => [Tally], { description: 'Complaints received by what they are about.' })
  byCategory!: Tally[];

  @Field(() => [Tally], { description: 'Final responses by what they decided.' })
  byDecision!: Tally[];

  @Field(() => [Tally], { description: 'Closed cases by their root cause.' })
  byRootCause!: Tally[];

  @Field(() => [PromiseTallyType], {
    description:
      'How each promise and limit was kept: acknowledged within 24 hours, updates, responses within the target.',
  })
  promises!: PromiseTally[];

  @Field(() => Int, { description: 'Final responses sent.' })
  responded!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Half of the responses took no more working days from receipt, or from being opened again.',
  })
  medianWorkingDays!: number | null;

  @Field(() => Float, { nullable: true, description: 'Nine of ten responses took no more working days.' })
  ninetiethPercentileWorkingDays!: number | null;

  @Field(() => Int, { description: 'Escalations that customers asked for.' })
  escalated!: number;

  @Field(() => Int, { description: 'Escalations decided.' })
  decided!: number;

  @Field(() => Int, { description: 'Of those decided: our answer was overturned.' })
  overturned!: number;

  @Field(() => Int, { description: 'Cases that went to an outside body.' })
  referred!: number;

  @Field(() => Int, { description: 'Ratings that customers gave.' })
  ratingCount!: number;

  @Field(() => Float, { nullable: true, description: 'Their mean, 1 very poor to 5 very good.' })
  meanRating!: number | null;

  @Field(() => Int, { description: 'Lessons not yet put into practice, as of now.' })
  openLessons!: number;

  @Field(() => Int, { description: 'Of those: due before today.' })
  overdueLessons!: number;
}
