import type { Rating } from '@desk/db';
import { Field, Int, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';

@ObjectType('Rating', { description: 'How the customer found our handling.' })
export class RatingType implements Pick<Rating, 'score' | 'ratedAt'> {
  @Field(() => Int, { description: '1 very poor to 5 very good.' })
  score!: number;

  @Field(() => String, { nullable: true, description: 'What the customer added.' })
  comment?: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it was given.' })
  ratedAt!: Date;
}
