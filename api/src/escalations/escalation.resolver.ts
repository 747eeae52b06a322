import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { ACTION_ERRORS, CasePayload } from '../cases/case.payload.ts';
import type { OperationContext } from '../context.ts';
import { AssignReviewerInput, DecideEscalationInput } from './escalation.input.ts';
import { assignReviewer, decideEscalation } from './escalation.service.ts';

@Resolver()
export class EscalationResolver {
  @Mutation(() => CasePayload, {
    description: `Names who decides the escalation: of the level’s role, and never someone who acted on the case (DISP 1.4.1R). ${ACTION_ERRORS}`,
  })
  async assignReviewer(
    @Ctx() context: OperationContext,
    @Arg('input', () => AssignReviewerInput, { description: 'Case and reviewer.' })
    input: AssignReviewerInput,
  ): Promise<CasePayload> {
    return { case: await assignReviewer(context, input) };
  }

  @Mutation(() => CasePayload, {
    description: `Decides the escalation: ESCALATED → RESPONDED. For the assigned reviewer only. ${ACTION_ERRORS}`,
  })
  async decideEscalation(
    @Ctx() context: OperationContext,
    @Arg('input', () => DecideEscalationInput, { description: 'Case and decision.' })
    input: DecideEscalationInput,
  ): Promise<CasePayload> {
    return { case: await decideEscalation(context, input) };
  }
}
