import type { Message, Staff } from '@desk/db';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { StaffType } from '../access/staff.type.ts';
import type { OperationContext } from '../context.ts';
import { MessageType } from './message.type.ts';

@Resolver(() => MessageType)
export class MessageResolver {
  @FieldResolver(() => StaffType, {
    nullable: true,
    description: 'Who of us wrote it; null for the customer and for automatic messages.',
  })
  author(@Root() message: Message, @Ctx() { loaders }: OperationContext): Promise<Staff> | null {
    return message.author ? loaders.staff.load(message.author.id) : null;
  }
}
