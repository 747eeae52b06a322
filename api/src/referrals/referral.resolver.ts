import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { ACTION_ERRORS, CasePayload } from '../cases/case.payload.ts';
import type { OperationContext } from '../context.ts';
import { RecordReferralInput, RecordReferralOutcomeInput } from './referral.input.ts';
import { recordReferral, recordReferralOutcome } from './referral.service.ts';

@Resolver()
export class ReferralResolver {
  @Mutation(() => CasePayload, {
    description: `Records that the case went to an outside body → REFERRED: after our last level, past a legal limit, or a payment or financial dispute that we answered (DISP 2.8.1R). ${ACTION_ERRORS}`,
  })
  async recordReferral(
    @Ctx() context: OperationContext,
    @Arg('input', () => RecordReferralInput, { description: 'Case and body.' }) input: RecordReferralInput,
  ): Promise<CasePayload> {
    return { case: await recordReferral(context, input) };
  }

  @Mutation(() => CasePayload, { description: `Records what the outside body decided. ${ACTION_ERRORS}` })
  async recordReferralOutcome(
    @Ctx() context: OperationContext,
    @Arg('input', () => RecordReferralOutcomeInput, { description: 'Case and outcome.' })
    input: RecordReferralOutcomeInput,
  ): Promise<CasePayload> {
    return { case: await recordReferralOutcome(context, input) };
  }
}
