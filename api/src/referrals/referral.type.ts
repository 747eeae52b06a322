import type { Referral } from '@desk/db';
import { Field, ID, ObjectType } from 'type-graphql';
import { GraphQLDateTime, GraphQLLocalDate } from '../dates.ts';

@ObjectType('Referral', { description: 'A case at an outside body, and what came of it.' })
export class ReferralType implements Pick<Referral, 'id' | 'body' | 'referredOn'> {
  @Field(() => ID, { description: 'Identifies the referral; UUIDv7.' })
  id!: string;

  @Field(() => String, { description: 'Code of the outside body in the published procedure.' })
  body!: string;

  @Field(() => String, { nullable: true, description: 'The number that the body gave the case.' })
  bodyReference?: string | null;

  @Field(() => GraphQLLocalDate, { description: 'The day of the referral.' })
  referredOn!: string;

  @Field(() => String, { nullable: true, description: 'What was decided; null while it is open.' })
  outcome?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was decided for the customer, wholly or in part; null while it is open.',
  })
  isInCustomersFavour?: boolean | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the outcome was recorded.' })
  outcomeAt?: Date | null;
}
