import type { Message } from '@desk/db';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../cases/case.connection.ts';
import type { MessagePageRequest } from './message-page.ts';
import { CustomerMessageType, MessageType } from './message.type.ts';

@ArgsType()
export class MessagePageArgs implements MessagePageRequest {
  @Field(() => Int, {
    nullable: true,
    description: 'How many from the oldest or from `after` on, 1 to 100. Without first and last: 50.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only later ones than this cursor.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many up to the newest or to `before`, 1 to 100; not together with first. Without first, last and after: the newest.',
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only earlier ones than this cursor.' })
  before?: string | null;
}

@ObjectType('CustomerMessageEdge', { description: 'A message with its place in the conversation.' })
export class CustomerMessageEdge {
  @Field(() => String, { description: 'The place of this message.' })
  cursor!: string;

  @Field(() => CustomerMessageType, { description: 'The message.' })
  node!: Message;
}

@ObjectType('CustomerMessageConnection', {
  description: 'A page of the conversation, oldest first, as the customer reads it.',
})
export class CustomerMessageConnection {
  @Field(() => [CustomerMessageEdge], { description: 'The messages of this page.' })
  edges!: CustomerMessageEdge[];

  @Field(() => PageInfo, { description: 'Where the page begins and ends.' })
  pageInfo!: PageInfo;
}

@ObjectType('MessageEdge', { description: 'A message with its place in the conversation, for staff.' })
export class MessageEdge {
  @Field(() => String, { description: 'The place of this message.' })
  cursor!: string;

  @Field(() => MessageType, { description: 'The message.' })
  node!: Message;
}

@ObjectType('MessageConnection', {
  description: 'A page of the conversation, oldest first, as staff read it.',
})
export class MessageConnection {
  @Field(() => [MessageEdge], { description: 'The messages of this page.' })
  edges!: MessageEdge[];

  @Field(() => PageInfo, { description: 'Where the page begins and ends.' })
  pageInfo!: PageInfo;
}
