import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DeadlineKindEnum } from '../cases/case.enums.ts';
import type { DeadlineKind } from '../procedure/published.ts';
import type { PromiseTally } from './promise-ledger.query.ts';

@ObjectType('PromiseTally', { description: 'How a kind of promise or limit was kept over a period.' })
export class PromiseTallyType implements PromiseTally {
  @Field(() => DeadlineKindEnum, { description: 'Which promise or limit.' })
  kind!: DeadlineKind;

  @Field(() => Int, { description: 'How many were kept in time.' })
  kept!: number;

  @Field(() => Int, { description: 'How many were not: fulfilled late, or not at all.' })
  missed!: number;

  @Field(() => Int, { description: 'On how many different cases.' })
  cases!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Kept, in per cent, rounded down to a tenth; null when none came up.',
  })
  keptPercent!: number | null;
}
