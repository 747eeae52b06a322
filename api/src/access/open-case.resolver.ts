import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { CustomerCasePayload } from '../cases/case.payload.ts';
import type { OperationContext } from '../context.ts';
import { openCaseWithCode, requestAccessCode } from './access-code.service.ts';
import { openCaseWithKey } from './access-key.service.ts';
import { openCaseWithLink } from './access-link.service.ts';
import {
  OpenCaseWithCodeInput,
  OpenCaseWithKeyInput,
  OpenCaseWithLinkInput,
  RequestAccessCodeInput,
  RequestAccessCodePayload,
} from './open-case.input.ts';

const OPENS = 'From then on this device may read the case and act on it, by a cookie.';

@Resolver()
export class OpenCaseResolver {
  @Mutation(() => RequestAccessCodePayload, {
    description:
      'Sends a code to the email address on file, if the case exists and has one; the answer is always the same. A newer code replaces an older one. Errors: REFERENCE_INVALID, RATE_LIMITED with retryAfterSeconds.',
  })
  async requestAccessCode(
    @Ctx() context: OperationContext,
    @Arg('input', () => RequestAccessCodeInput, { description: 'The case.' }) input: RequestAccessCodeInput,
  ): Promise<RequestAccessCodePayload> {
    await requestAccessCode(context, input.reference);
    return new RequestAccessCodePayload();
  }

  @Mutation(() => CustomerCasePayload, {
    description: `Opens a case by the code that requestAccessCode sent; it works once. ${OPENS} Errors: REFERENCE_INVALID, BAD_USER_INPUT (code), ACCESS_CODE_WRONG (also expired, used, or no such case), RATE_LIMITED.`,
  })
  async openCaseWithCode(
    @Ctx() context: OperationContext,
    @Arg('input', () => OpenCaseWithCodeInput, { description: 'Case and code.' })
    input: OpenCaseWithCodeInput,
  ): Promise<CustomerCasePayload> {
    return { case: await openCaseWithCode(context, input) };
  }

  @Mutation(() => CustomerCasePayload, {
    description: `Opens a case by a link; it works once, for 30 days. Visiting the link consumes nothing: run this when the customer confirms. ${OPENS} A helper’s link only lets read. Errors: ACCESS_LINK_INVALID, ACCESS_LINK_USED and ACCESS_LINK_EXPIRED with the reference to ask for a code with, RATE_LIMITED.`,
  })
  async openCaseWithLink(
    @Ctx() context: OperationContext,
    @Arg('input', () => OpenCaseWithLinkInput, { description: 'The link.' }) input: OpenCaseWithLinkInput,
  ): Promise<CustomerCasePayload> {
    return { case: await openCaseWithLink(context, input.token) };
  }

  @Mutation(() => CustomerCasePayload, {
    description: `Opens a case by the key on our newest letter, as often as needed. ${OPENS} Errors: REFERENCE_INVALID, BAD_USER_INPUT (key), ACCESS_KEY_WRONG (also no such case), RATE_LIMITED.`,
  })
  async openCaseWithKey(
    @Ctx() context: OperationContext,
    @Arg('input', () => OpenCaseWithKeyInput, { description: 'Case and key.' }) input: OpenCaseWithKeyInput,
  ): Promise<CustomerCasePayload> {
    return { case: await openCaseWithKey(context, input) };
  }
}
