import type { Decision, FinalResponse } from '@desk/db';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';
import { DecisionEnum } from './case.enums.ts';

@ObjectType('CustomerFinalResponse', { description: 'Our answer to a complaint, as the customer reads it.' })
export class CustomerFinalResponseType implements Pick<
  FinalResponse,
  'id' | 'decision' | 'summary' | 'explanation' | 'proposedResolution' | 'referralWording' | 'issuedAt'
> {
  @Field(() => ID, { description: 'Identifies the answer; UUIDv7.' })
  id!: string;

  @Field(() => DecisionEnum, { description: 'What we decided.' })
  decision!: Decision;

  @Field(() => String, { description: 'The answer in a few plain sentences, to be read first.' })
  summary!: string;

  @Field(() => String, { description: 'What we found and why we decided so.' })
  explanation!: string;

  @Field(() => String, { description: 'What we offer to do.' })
  proposedResolution!: string;

  @Field(() => Int, { nullable: true, description: 'Money offered, in pence; null when there is none.' })
  redressPence?: number | null;

  @Field(() => String, {
    description: 'The fixed wording about looking again and the outside bodies, as it was sent.',
  })
  referralWording!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was sent.' })
  issuedAt!: Date;
}

@ObjectType('FinalResponse', { description: 'Our answer to a complaint, as staff see it.' })
export class FinalResponseType extends CustomerFinalResponseType {}
