import type { CaseFile, NoticeKind } from '@desk/db';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { CustomerCasePayload } from '../cases/case.payload.ts';
import { CustomerCaseType } from '../cases/customer-case.type.ts';
import type { OperationContext } from '../context.ts';
import { mailChoices, muteNotices, type MailChoice } from './muted-notices.service.ts';
import { NoticeKindEnum } from './notice.type.ts';

@ObjectType('MailChoice', { description: 'A kind of mail that the customer may do without.' })
export class MailChoiceType implements MailChoice {
  @Field(() => NoticeKindEnum, { description: 'What the mail tells.' })
  kind!: NoticeKind;

  @Field(() => Boolean, {
    description: 'Whether the customer wants none; the open case tells it all the same.',
  })
  isMuted!: boolean;
}

@InputType({ description: 'Of what the customer wants no mail.' })
export class MuteNoticesInput {
  @Field(() => String, { description: 'The reference number in any typed form.' })
  reference!: string;

  @Field(() => [NoticeKindEnum], {
    description: 'All kinds that are not wanted, of those in `mailChoices`; an empty list wants every mail.',
  })
  muted!: NoticeKind[];
}

@Resolver(() => CustomerCaseType)
export class MutedNoticesResolver {
  @FieldResolver(() => [MailChoiceType], {
    description: 'The kinds of mail that the customer may do without; all others are always sent.',
  })
  mailChoices(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<MailChoice[]> {
    return mailChoices(context, caseFile);
  }

  @Mutation(() => CustomerCasePayload, {
    description:
      'Says of what the customer wants no mail. Errors: REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND, FORBIDDEN for a device that may only read, BAD_USER_INPUT.',
  })
  async muteNotices(
    @Ctx() context: OperationContext,
    @Arg('input', () => MuteNoticesInput, { description: 'The case and the kinds.' }) input: MuteNoticesInput,
  ): Promise<CustomerCasePayload> {
    return { case: await muteNotices(context, input) };
  }
}
