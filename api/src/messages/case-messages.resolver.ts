import type { CaseFile } from '@desk/db';
import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { CaseType, WITHHELD } from '../cases/case.type.ts';
import type { OperationContext } from '../context.ts';
import { admitRead } from '../reads/note-read.ts';
import { pageOfMessages, type MessagePage } from './message-page.queries.ts';
import { MessageConnection, MessagePageArgs } from './message.connection.ts';
import { readerOf } from './unread.queries.ts';

@Resolver(() => CaseType)
export class CaseMessagesResolver {
  @FieldResolver(() => MessageConnection, {
    nullable: true,
    description: `What we and the customer wrote, oldest first; without arguments the newest 50. ${WITHHELD} Errors: BAD_USER_INPUT.`,
  })
  messages(
    @Root() caseFile: CaseFile,
    @Args(() => MessagePageArgs) page: MessagePageArgs,
    @Ctx() context: OperationContext,
  ): Promise<MessagePage> {
    admitRead(context, { kind: 'MESSAGES', caseFile });
    return pageOfMessages(context.loaders.messages, caseFile, page);
  }

  @FieldResolver(() => Int, {
    description: 'How many messages of the customer you have not marked as read; a count of your own.',
  })
  unreadMessages(
    @Root() { id: caseId }: CaseFile,
    @Ctx() { loaders, viewers }: OperationContext,
  ): Promise<number> {
    return loaders.unread.load({ caseId, reader: readerOf(viewers.staff) });
  }
}
