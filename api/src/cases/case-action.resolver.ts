import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import {
  AddNoteInput,
  AssignHandlerInput,
  CloseCaseInput,
  ReopenCaseInput,
  StartInvestigationInput,
  StartResolutionInput,
  StartReviewInput,
} from './case-action.input.ts';
import * as action from './case-action.service.ts';
import { ACTION_ERRORS, CasePayload } from './case.payload.ts';
import { issueFinalResponse } from './final-response.service.ts';
import { IssueFinalResponseInput } from './final-response.input.ts';

@Resolver()
export class CaseActionResolver {
  @Mutation(() => CasePayload, {
    description: `Gives the case to a handler; a case that still waits for one is acknowledged by it. ${ACTION_ERRORS}`,
  })
  async assignHandler(
    @Ctx() context: OperationContext,
    @Arg('input', () => AssignHandlerInput, { description: 'Case and handler.' }) input: AssignHandlerInput,
  ): Promise<CasePayload> {
    return { case: await action.assignHandler(context, input) };
  }

  @Mutation(() => CasePayload, { description: `Begins the review: ACKNOWLEDGED → REVIEW. ${ACTION_ERRORS}` })
  async startReview(
    @Ctx() context: OperationContext,
    @Arg('input', () => StartReviewInput, { description: 'The case.' }) input: StartReviewInput,
  ): Promise<CasePayload> {
    return { case: await action.startReview(context, input) };
  }

  @Mutation(() => CasePayload, {
    description: `Begins the investigation: REVIEW → INVESTIGATION. ${ACTION_ERRORS}`,
  })
  async startInvestigation(
    @Ctx() context: OperationContext,
    @Arg('input', () => StartInvestigationInput, { description: 'The case.' }) input: StartInvestigationInput,
  ): Promise<CasePayload> {
    return { case: await action.startInvestigation(context, input) };
  }

  @Mutation(() => CasePayload, {
    description: `Adds an internal note, which no customer ever sees. ${ACTION_ERRORS}`,
  })
  async addNote(
    @Ctx() context: OperationContext,
    @Arg('input', () => AddNoteInput, { description: 'Case and note.' }) input: AddNoteInput,
  ): Promise<CasePayload> {
    return { case: await action.addNote(context, input) };
  }

  @Mutation(() => CasePayload, {
    description: `Begins to weigh the findings: INVESTIGATION → RESOLUTION. ${ACTION_ERRORS}`,
  })
  async startResolution(
    @Ctx() context: OperationContext,
    @Arg('input', () => StartResolutionInput, { description: 'The case.' }) input: StartResolutionInput,
  ): Promise<CasePayload> {
    return { case: await action.startResolution(context, input) };
  }

  @Mutation(() => CasePayload, {
    description: `Sends our final response: RESOLUTION → RESPONDED. ${ACTION_ERRORS}`,
  })
  async issueFinalResponse(
    @Ctx() context: OperationContext,
    @Arg('input', () => IssueFinalResponseInput, { description: 'Case and answer.' })
    input: IssueFinalResponseInput,
  ): Promise<CasePayload> {
    return { case: await issueFinalResponse(context, input) };
  }

  @Mutation(() => CasePayload, {
    description: `Closes the case with its root cause; how it ended follows from what happened. ${ACTION_ERRORS}`,
  })
  async closeCase(
    @Ctx() context: OperationContext,
    @Arg('input', () => CloseCaseInput, { description: 'Case and root cause.' }) input: CloseCaseInput,
  ): Promise<CasePayload> {
    return { case: await action.closeCase(context, input) };
  }

  @Mutation(() => CasePayload, {
    description: `Opens a closed case again at REVIEW, with new dates. ${ACTION_ERRORS}`,
  })
  async reopenCase(
    @Ctx() context: OperationContext,
    @Arg('input', () => ReopenCaseInput, { description: 'Case and reason.' }) input: ReopenCaseInput,
  ): Promise<CasePayload> {
    return { case: await action.reopenCase(context, input) };
  }
}
