import type { CaseFile } from '@desk/db';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { CustomerCasePayload } from '../cases/case.payload.ts';
import { CustomerCaseType } from '../cases/customer-case.type.ts';
import type { OperationContext } from '../context.ts';
import { isPushedTo, pushKey, subscribeToPush, unsubscribeFromPush } from './push.service.ts';
import { SubscribeToPushInput, UnsubscribeFromPushInput } from './push.type.ts';

@Resolver(() => CustomerCaseType)
export class PushResolver {
  @Query(() => String, {
    description: 'The public key by which a browser lets this desk send to it (VAPID), base64url.',
  })
  pushKey(@Ctx() context: OperationContext): Promise<string> {
    return pushKey(context);
  }

  @FieldResolver(() => Boolean, { description: 'Whether a browser is told when there is news of this case.' })
  isPushedTo(
    @Root() caseFile: CaseFile,
    @Ctx() context: OperationContext,
    @Arg('endpoint', () => String, { description: 'The address that the browser gave.' }) endpoint: string,
  ): Promise<boolean> {
    return isPushedTo(context, caseFile, endpoint);
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
