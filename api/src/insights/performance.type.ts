import { Field, Float, Int, ObjectType } from 'type-graphql';
import { GraphQLLocalDate } from '../dates.ts';
import { DeadlineKindEnum } from '../cases/case.enums.ts';
import type { DeadlineKind } from '../procedure/published.ts';
import type { Performance, PublishedTally } from './performance.service.ts';

@ObjectType('PublishedTally', {
  description: 'How a promise was kept; the numbers are null where it concerned fewer than 10 cases.',
})
export class PublishedTallyType implements PublishedTally {
  @Field(() => DeadlineKindEnum, { description: 'Which promise.' })
  kind!: DeadlineKind;

  @Field(() => Int, { nullable: true, description: 'How often we kept it in time.' })
  kept!: number | null;

  @Field(() => Int, { nullable: true, description: 'How often we did not.' })
  missed!: number | null;

  @Field(() => Float, { nullable: true, description: 'Kept, in per cent, rounded down to a tenth.' })
  keptPercent!: number | null;
}

@ObjectType('Performance', { description: 'How our promises were kept in the last full quarter.' })
export class PerformanceType implements Performance {
  @Field(() => GraphQLLocalDate, { description: 'First day of the quarter.' })
  countedFrom!: string;

  @Field(() => GraphQLLocalDate, { description: 'Last day of the quarter.' })
  countedUntil!: string;

  @Field(() => [PublishedTallyType], { description: 'Each promise that we make to everyone.' })
  promises!: PublishedTally[];
}
