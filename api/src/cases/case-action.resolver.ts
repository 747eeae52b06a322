import type { CaseFile } from '@desk/db';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import * as action from './case-action.service.ts';
import {
  AssignHandlerInput,
  PostUpdateInput,
  RequestInformationInput,
  StartInvestigationInput,
  StartResolutionInput,
  StartReviewInput,
} from './case-action.input.ts';
import { CaseType } from './case.type.ts';
import { issueFinalResponse } from './final-response.service.ts';
import { IssueFinalResponseInput } from './final-response.input.ts';

const errors =
  'Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, STALE_CASE, ACTION_NOT_POSSIBLE, BAD_USER_INPUT.';

@ObjectType({ description: 'The case after the action.' })
export class CasePayload {
  @Field(() => CaseType, { description: 'The case, as it stands now.' })
  case!: CaseFile;
}

@Resolver()
export class CaseActionResolver {
  @Mutation(() => CasePayload, {
    description: `Gives the case to a handler; a case that still waits for one is acknowledged by it. ${errors}`,
  })
  async assignHandler(
    @Ctx() context: OperationContext,
    @Arg('input', () => AssignHandlerInput, { description: 'Case and handler.' }) input: AssignHandlerInput,
  ): Promise<CasePayload> {
    return { case: await action.assignHandler(context, input) };
  }

  @Mutation(() => CasePayload, { description: `Begins the review: ACKNOWLEDGED → REVIEW. ${errors}` })
  async startReview(
    @Ctx() context: OperationContext,
    @Arg('input', () => StartReviewInput, { description: 'The case.' }) input: StartReviewInput,
  ): Promise<CasePayload> {
    return { case: await action.startReview(context, input) };
  }

  @Mutation(() => CasePayload, {
    description: `Asks the customer for information and waits for them; no legal limit waits too. ${errors}`,
  })
  async requestInformation(
    @Ctx() context: OperationContext,
    @Arg('input', () => RequestInformationInput, { description: 'Case and question.' })
    input: RequestInformationInput,
  ): Promise<CasePayload> {
    return { case: await action.requestInformation(context, input) };
  }

  @Mutation(() => CasePayload, { description: `Begins the investigation: REVIEW → INVESTIGATION. ${errors}` })
  async startInvestigation(
    @Ctx() context: OperationContext,
    @Arg('input', () => StartInvestigationInput, { description: 'The case.' }) input: StartInvestigationInput,
  ): Promise<CasePayload> {
    return { case: await action.startInvestigation(context, input) };
  }

  @Mutation(() => CasePayload, {
    description: `Begins to weigh the findings: INVESTIGATION → RESOLUTION. ${errors}`,
  })
  async startResolution(
    @Ctx() context: OperationContext,
    @Arg('input', () => StartResolutionInput, { description: 'The case.' }) input: StartResolutionInput,
  ): Promise<CasePayload> {
    return { case: await action.startResolution(context, input) };
  }

  @Mutation(() => CasePayload, {
    description: `Writes to the customer how things stand; the next update is due 5 days later. ${errors}`,
  })
  async postUpdate(
    @Ctx() context: OperationContext,
    @Arg('input', () => PostUpdateInput, { description: 'Case and update.' }) input: PostUpdateInput,
  ): Promise<CasePayload> {
    return { case: await action.postUpdate(context, input) };
  }

  @Mutation(() => CasePayload, { description: `Sends our final response: RESOLUTION → RESPONDED. ${errors}` })
  async issueFinalResponse(
    @Ctx() context: OperationContext,
    @Arg('input', () => IssueFinalResponseInput, { description: 'Case and answer.' })
    input: IssueFinalResponseInput,
  ): Promise<CasePayload> {
    return { case: await issueFinalResponse(context, input) };
  }
}
