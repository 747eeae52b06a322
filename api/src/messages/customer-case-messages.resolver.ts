import type { CaseFile } from '@desk/db';
import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { CustomerCaseType } from '../cases/customer-case.type.ts';
import type { OperationContext } from '../context.ts';
import { pageOfMessages, type MessagePage } from './message-page.queries.ts';
import { CustomerMessageConnection, MessagePageArgs } from './message.connection.ts';
import { CUSTOMER_READER } from './unread.queries.ts';

@Resolver(() => CustomerCaseType)
export class CustomerCaseMessagesResolver {
  @FieldResolver(() => CustomerMessageConnection, {
    description:
      'What we and the customer wrote, oldest first; without arguments the newest 50. Errors: BAD_USER_INPUT.',
  })
  messages(
    @Root() caseFile: CaseFile,
    @Args(() => MessagePageArgs) page: MessagePageArgs,
    @Ctx() { loaders }: OperationContext,
  ): Promise<MessagePage> {
    return pageOfMessages(loaders.messages, caseFile, page);
  }

  @FieldResolver(() => Int, {
    description: 'How many messages of ours no device of the customer has marked as read.',
  })
  unreadMessages(@Root() { id: caseId }: CaseFile, @Ctx() { loaders }: OperationContext): Promise<number> {
    return loaders.unread.load({ caseId, reader: CUSTOMER_READER });
  }
}
