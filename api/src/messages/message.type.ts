import type { Message, MessageKind } from '@desk/db';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { GraphQLDateTime, GraphQLLocalDate } from '../dates.ts';
import { enumOf } from '../cases/enum-of.ts';

export const MessageKindEnum = enumOf<MessageKind>('MessageKind', 'Why a message was written.', {
  MESSAGE: 'To say something, without a question to answer.',
  UPDATE: 'To tell how things stand.',
  QUESTION: 'To ask the customer for information.',
  ANSWER: 'To answer what we asked.',
  EXPLANATION: 'To explain a delay, or why a complaint is complex.',
});

@ObjectType('CustomerMessage', {
  description: 'Words from handler to customer or back, as the customer reads them.',
})
export class CustomerMessageType implements Pick<
  Message,
  'id' | 'seq' | 'kind' | 'isFromCustomer' | 'text' | 'sentAt'
> {
  @Field(() => ID, { description: 'Identifies the message; UUIDv7.' })
  id!: string;

  @Field(() => Int, {
    description: 'The case event that it belongs to; give it to `markRead` once it was read.',
  })
  seq!: number;

  @Field(() => MessageKindEnum, { description: 'Why it was written.' })
  kind!: MessageKind;

  @Field(() => Boolean, { description: 'True: the customer wrote it. False: we did.' })
  isFromCustomer!: boolean;

  @Field(() => String, { description: 'What it says.' })
  text!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'A question: by when an answer helps.' })
  dueOn?: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it was sent.' })
  sentAt!: Date;
}

@ObjectType('Message', { description: 'Words from handler to customer or back, as staff see them.' })
export class MessageType extends CustomerMessageType {}
