import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { CustomerCasePayload } from '../cases/case.payload.ts';
import type { OperationContext } from '../context.ts';
import { pushKey, subscribeToPush, unsubscribeFromPush } from './push.service.ts';
import { SubscribeToPushInput, UnsubscribeFromPushInput } from './push.type.ts';

@Resolver()
export class PushResolver {
  @Query(() => String, {
    description: 'The public key by which a browser lets this desk send to it (VAPID), base64url.',
  })
  pushKey(@Ctx() context: OperationContext): Promise<string> {
    return pushKey(context);
  }

  @Mutation(() => CustomerCasePayload, {
    description:
      'Tells this browser from now on when there is news of the case, and nothing of the news itself. Errors: REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND, BAD_USER_INPUT.',
  })
  async subscribeToPush(
    @Ctx() context: OperationContext,
    @Arg('input', () => SubscribeToPushInput, { description: 'The case and the browser.' })
    input: SubscribeToPushInput,
  ): Promise<CustomerCasePayload> {
    return { case: await subscribeToPush(context, input) };
  }

  @Mutation(() => CustomerCasePayload, {
    description:
      'Ends it; ending it again changes nothing. Errors: REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND.',
  })
  async unsubscribeFromPush(
    @Ctx() context: OperationContext,
    @Arg('input', () => UnsubscribeFromPushInput, { description: 'The case and the browser.' })
    input: UnsubscribeFromPushInput,
  ): Promise<CustomerCasePayload> {
    return { case: await unsubscribeFromPush(context, input) };
  }
}
