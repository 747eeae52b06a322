import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import { CasePayload } from '../cases/case.payload.ts';
import { RecordComplaintInput } from './record-complaint.input.ts';
import { recordComplaint } from './record-complaint.service.ts';
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

  @Mutation(() => CasePayload, {
    description:
      'Writes down a complaint that came by phone, email or post; it is acknowledged like any other. Errors: UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, IDEMPOTENCY_KEY_REUSED.',
  })
  async recordComplaint(
    @Ctx() context: OperationContext,
    @Arg('input', () => RecordComplaintInput, { description: 'The complaint.' }) input: RecordComplaintInput,
  ): Promise<CasePayload> {
    return { case: await recordComplaint(context, input) };
  }
}
