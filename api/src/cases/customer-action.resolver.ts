import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import { requestEscalation } from '../escalations/escalation.service.ts';
import { RequestEscalationInput } from '../escalations/escalation.input.ts';
import {
  AcceptResolutionInput,
  ProvideInformationInput,
  RateHandlingInput,
  WithdrawComplaintInput,
} from './case-action.input.ts';
import * as action from './case-action.service.ts';
import { ACTION_ERRORS, CustomerCasePayload } from './case.payload.ts';
import { provideInformation } from './progress.service.ts';

@Resolver()
export class CustomerActionResolver {
  @Mutation(() => CustomerCasePayload, {
    description: `Answers what we asked; the case is with us again. ${ACTION_ERRORS}`,
  })
  async provideInformation(
    @Ctx() context: OperationContext,
    @Arg('input', () => ProvideInformationInput, { description: 'Case and answer.' })
    input: ProvideInformationInput,
  ): Promise<CustomerCasePayload> {
    return { case: await provideInformation(context, input) };
  }

  @Mutation(() => CustomerCasePayload, {
    description: `Accepts our answer; staff then close the case. ${ACTION_ERRORS}`,
  })
  async acceptResolution(
    @Ctx() context: OperationContext,
    @Arg('input', () => AcceptResolutionInput, { description: 'The case.' }) input: AcceptResolutionInput,
  ): Promise<CustomerCasePayload> {
    return { case: await action.acceptResolution(context, input) };
  }

  @Mutation(() => CustomerCasePayload, {
    description: `Asks that someone independent looks again: once we have responded, and once more after the first decision. ${ACTION_ERRORS}`,
  })
  async requestEscalation(
    @Ctx() context: OperationContext,
    @Arg('input', () => RequestEscalationInput, { description: 'Case, reason and wish.' })
    input: RequestEscalationInput,
  ): Promise<CustomerCasePayload> {
    return { case: await requestEscalation(context, input) };
  }

  @Mutation(() => CustomerCasePayload, {
    description: `Withdraws the complaint; the case is closed. ${ACTION_ERRORS}`,
  })
  async withdrawComplaint(
    @Ctx() context: OperationContext,
    @Arg('input', () => WithdrawComplaintInput, { description: 'The case.' }) input: WithdrawComplaintInput,
  ): Promise<CustomerCasePayload> {
    return { case: await action.withdrawComplaint(context, input) };
  }

  @Mutation(() => CustomerCasePayload, {
    description: `Rates our handling after the case was closed, once. ${ACTION_ERRORS}`,
  })
  async rateHandling(
    @Ctx() context: OperationContext,
    @Arg('input', () => RateHandlingInput, { description: 'Case and rating.' }) input: RateHandlingInput,
  ): Promise<CustomerCasePayload> {
    return { case: await action.rateHandling(context, input) };
  }
}
