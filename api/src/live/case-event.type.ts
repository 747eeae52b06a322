import type { Escalation, Evidence, FinalResponse, Message } from '@desk/db';
import { Field, Int, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';
import { CaseEventTypeEnum } from '../cases/case.enums.ts';
import { FactType } from '../cases/case-history.type.ts';
import type { Fact } from '../cases/event-facts.ts';
import { CustomerFinalResponseType } from '../cases/final-response.type.ts';
import { CustomerEscalationType } from '../escalations/escalation.type.ts';
import { SharedEvidenceType } from '../evidence/evidence.type.ts';
import { CustomerMessageType } from '../messages/message.type.ts';
import type { CaseEventType } from '../procedure/events.ts';
import type { CaseEventView } from './case-event-view.ts';

@ObjectType('CaseEvent', {
  description:
    'Something that happened to a case, as far as whoever watches may read it. The type has nothing internal in it: staff read internal words as `text`, of events that no customer is sent.',
})
export class CaseEventObject implements CaseEventView {
  @Field(() => Int, {
    description: '1, 2, 3 … within the case; give the newest as `after` to go on from it.',
  })
  seq!: number;

  @Field(() => CaseEventTypeEnum, { description: 'What happened.' })
  type!: CaseEventType;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  at!: Date;

  @Field(() => String, {
    description: 'Who did it, in words: "You" or "The customer", a name of ours, or "The complaints desk".',
  })
  by!: string;

  @Field(() => [FactType], { description: 'What is to be said about it in a word or two each.' })
  facts!: Fact[];

  @Field(() => String, {
    nullable: true,
    description: 'The words that belong to it; null when it has none, and when they were erased.',
  })
  text!: string | null;

  @Field(() => CustomerMessageType, { nullable: true, description: 'The message that it sent.' })
  message!: Message | null;

  @Field(() => SharedEvidenceType, { nullable: true, description: 'The evidence that it shared.' })
  evidence!: Evidence | null;

  @Field(() => CustomerFinalResponseType, { nullable: true, description: 'The answer that it issued.' })
  finalResponse!: FinalResponse | null;

  @Field(() => CustomerEscalationType, {
    nullable: true,
    description: 'The escalation that it asked for or decided.',
  })
  escalation!: Escalation | null;
}
