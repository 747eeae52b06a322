import { GraphQLUUID } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import * as v from 'valibot';
import { GraphQLDateTime, GraphQLLocalDate } from '../dates.ts';
import { CategoryEnum, ChannelEnum } from '../cases/case.enums.ts';
import { FILES_DESCRIPTION } from '../files/files-argument.ts';
import type { Category, Channel } from '../procedure/published.ts';
import { optionalText, requiredText } from '../text.ts';
import { Validated } from '../validation.ts';
import { ContactInput, contactSchema } from './contact.input.ts';

@Validated(
  v.looseObject({
    channel: v.picklist(
      ['PHONE', 'EMAIL', 'POST'],
      'Complaints by the form are recorded by the form itself.',
    ),
    backDatingReason: optionalText('The reason for the earlier receipt', 1_000),
    whatHappened: requiredText('What happened', 10_000),
    readBack: optionalText('What was read back', 10_000),
    desiredOutcome: optionalText('What the customer would like us to do', 2_000),
    concerns: optionalText('What it concerns', 100),
    supportNeeds: optionalText('How we can make this easier', 1_000),
    contact: contactSchema,
  }),
)
@InputType({ description: 'A complaint that reached us by phone, email or post, written down by staff.' })
export class RecordComplaintInput {
  @Field(() => GraphQLUUID, {
    description: 'Made by the client once per complaint: sending it again gives the first answer again.',
  })
  idempotencyKey!: string;

  @Field(() => ChannelEnum, { description: 'How it reached us: PHONE, EMAIL or POST.' })
  channel!: Channel;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'When it reached us, if earlier than now; every date counts from here (DISP 1.6.2R). Not in the future.',
  })
  receivedAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the receipt lies in the past, kept as an internal note; required with receivedAt.',
  })
  backDatingReason?: string | null;

  @Field(() => CategoryEnum, { description: 'What the complaint is about.' })
  category!: Category;

  @Field(() => String, { description: 'What happened, in the customer’s words; 1 to 10,000 characters.' })
  whatHappened!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'On the phone: the summary that was read back to the caller, who agreed; the customer sees it and may correct it. Up to 10,000 characters.',
  })
  readBack?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The day it happened; not in the future.' })
  happenedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'What we should do about it; up to 2,000 characters.' })
  desiredOutcome?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The payment or account it concerns; up to 100 characters.',
  })
  concerns?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What makes it easier to deal with us; up to 1,000 characters.',
  })
  supportNeeds?: string | null;

  @Field(() => ContactInput, { description: 'How to reach the customer; an email address is not needed.' })
  contact!: ContactInput;

  @Field(() => [ID], { nullable: true, description: FILES_DESCRIPTION })
  files?: string[] | null;
}
