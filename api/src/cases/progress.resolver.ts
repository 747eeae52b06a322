import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import {
  ExplainDelayInput,
  MarkComplexInput,
  PostUpdateInput,
  RequestInformationInput,
} from './case-action.input.ts';
import { ACTION_ERRORS, CasePayload } from './case.payload.ts';
import * as progress from './progress.service.ts';

@Resolver()
export class ProgressResolver {
  @Mutation(() => CasePayload, {
    description: `Asks the customer for information and waits for them; no legal limit waits too. ${ACTION_ERRORS}`,
  })
  async requestInformation(
    @Ctx() context: OperationContext,
    @Arg('input', () => RequestInformationInput, { description: 'Case and question.' })
    input: RequestInformationInput,
  ): Promise<CasePayload> {
    return { case: await progress.requestInformation(context, input) };
  }

  @Mutation(() => CasePayload, {
    description: `Writes to the customer how things stand; the next update is due 5 days later. ${ACTION_ERRORS}`,
  })
  async postUpdate(
    @Ctx() context: OperationContext,
    @Arg('input', () => PostUpdateInput, { description: 'Case and update.' }) input: PostUpdateInput,
  ): Promise<CasePayload> {
    return { case: await progress.postUpdate(context, input) };
  }

  @Mutation(() => CasePayload, {
    description: `Marks the complaint particularly complex: our target moves to 20 working days, and the customer is told why. ${ACTION_ERRORS}`,
  })
  async markComplex(
    @Ctx() context: OperationContext,
    @Arg('input', () => MarkComplexInput, { description: 'Case and explanation.' }) input: MarkComplexInput,
  ): Promise<CasePayload> {
    return { case: await progress.markComplex(context, input) };
  }

  @Mutation(() => CasePayload, {
    description: `Tells the customer why something takes longer. ${ACTION_ERRORS}`,
  })
  async explainDelay(
    @Ctx() context: OperationContext,
    @Arg('input', () => ExplainDelayInput, { description: 'Case and explanation.' }) input: ExplainDelayInput,
  ): Promise<CasePayload> {
    return { case: await progress.explainDelay(context, input) };
  }
}
