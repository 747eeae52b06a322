import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import { submitComplaint } from './submit-complaint.service.ts';
import { SubmitComplaintInput } from './submit-complaint.input.ts';
import { SubmitComplaintPayload } from './submit-complaint.payload.ts';

@Resolver()
export class ComplaintResolver {
  @Mutation(() => SubmitComplaintPayload, {
    description:
      'Takes a complaint by the online form and acknowledges it at once (procedure: acknowledge within 24 hours). Errors: BAD_USER_INPUT with `fields`, IDEMPOTENCY_KEY_REUSED.',
  })
  submitComplaint(
    @Ctx() context: OperationContext,
    @Arg('input', () => SubmitComplaintInput, { description: 'The complaint.' }) input: SubmitComplaintInput,
  ): Promise<SubmitComplaintPayload> {
    return submitComplaint(context, input);
  }
}
