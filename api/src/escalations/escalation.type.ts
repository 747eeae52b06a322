import type { Escalation, EscalationDecision } from '@desk/db';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';
import { enumOf } from '../cases/enum-of.ts';

export const EscalationDecisionEnum = enumOf<EscalationDecision>(
  'EscalationDecision',
  'What an independent review makes of our earlier answer.',
  {
    CONFIRMED: 'The answer stands.',
    CHANGED: 'The answer is changed in part.',
    OVERTURNED: 'The answer was wrong; another takes its place.',
  },
);

@ObjectType('CustomerEscalation', {
  description: 'One round of someone independent looking again, as the customer reads it.',
})
export class CustomerEscalationType implements Pick<
  Escalation,
  'id' | 'level' | 'reason' | 'desiredOutcome'
> {
  @Field(() => ID, { description: 'Identifies the escalation; UUIDv7.' })
  id!: string;

  @Field(() => Int, { description: '1: senior review, 2: executive review.' })
  level!: number;

  @Field(() => String, { description: 'Why the customer disagrees with our answer.' })
  reason!: string;

  @Field(() => String, { description: 'What they would like instead.' })
  desiredOutcome!: string;

  @Field(() => GraphQLDateTime, { description: 'When the customer asked.' })
  requestedAt!: Date;

  @Field(() => EscalationDecisionEnum, {
    nullable: true,
    description: 'The decision; null while it is open.',
  })
  decision?: EscalationDecision | null;

  @Field(() => String, { nullable: true, description: 'The decision in a few plain sentences.' })
  summary?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so.' })
  explanation?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was decided.' })
  decidedAt?: Date | null;
}

@ObjectType('Escalation', { description: 'One round of someone independent looking again, as staff see it.' })
export class EscalationType extends CustomerEscalationType {}
