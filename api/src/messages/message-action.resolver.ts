import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { ACTION_ERRORS } from '../cases/case.payload.ts';
import type { OperationContext } from '../context.ts';
import { markRead } from './mark-read.service.ts';
import { MarkReadInput, SendMessageInput } from './message-action.input.ts';
import { sendMessage } from './message.service.ts';
import { MarkReadPayload, SendMessagePayload } from './shared-case.type.ts';

@Resolver()
export class MessageActionResolver {
  @Mutation(() => SendMessagePayload, {
    description: `Writes to the other side of a case that is open: the customer to us, or we to the customer. It answers no question and keeps no promise of an update. ${ACTION_ERRORS}`,
  })
  async sendMessage(
    @Ctx() context: OperationContext,
    @Arg('input', () => SendMessageInput, { description: 'Case and message.' }) input: SendMessageInput,
  ): Promise<SendMessagePayload> {
    return { case: await sendMessage(context, input) };
  }

  @Mutation(() => MarkReadPayload, {
    description:
      'Marks the messages of a case as read up to one of them: for yourself as staff, for all devices of the customer else. A mark never goes back. Errors: UNAUTHENTICATED, FORBIDDEN, REFERENCE_INVALID, NOT_FOUND, BAD_USER_INPUT.',
  })
  markRead(
    @Ctx() context: OperationContext,
    @Arg('input', () => MarkReadInput, { description: 'Case and newest message read.' }) input: MarkReadInput,
  ): Promise<MarkReadPayload> {
    return markRead(context, input);
  }
}
