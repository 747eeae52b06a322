import { GraphQLUUID } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import * as v from 'valibot';
import { GraphQLLocalDate } from '../dates.ts';
import { CategoryEnum } from '../cases/case.enums.ts';
import { FILES_DESCRIPTION } from '../files/files-argument.ts';
import type { Category } from '../procedure/published.ts';
import { optionalText, requiredText } from '../text.ts';
import { Validated } from '../validation.ts';
import { ContactInput, contactSchema } from './contact.input.ts';

@Validated(
  v.looseObject({
    whatHappened: requiredText('What happened', 10_000),
    desiredOutcome: optionalText('What you would like us to do', 2_000),
    concerns: optionalText('What it concerns', 100),
    supportNeeds: optionalText('How we can make this easier', 1_000),
    contact: contactSchema,
  }),
)
@InputType({ description: 'A complaint in the customer’s own words.' })
export class SubmitComplaintInput {
  @Field(() => GraphQLUUID, {
    description: 'Made by the client once per complaint: sending it again gives the first answer again.',
  })
  idempotencyKey!: string;

  @Field(() => String, { description: 'What happened; 1 to 10,000 characters.' })
  whatHappened!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The day it happened; not in the future.' })
  happenedOn?: string | null;

  @Field(() => CategoryEnum, { description: 'What the complaint is about.' })
  category!: Category;

  @Field(() => String, { nullable: true, description: 'What we should do about it; up to 2,000 characters.' })
  desiredOutcome?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The payment or account that it concerns; up to 100 characters.',
  })
  concerns?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What makes it easier to deal with us, such as large print; up to 1,000 characters.',
  })
  supportNeeds?: string | null;

  @Field(() => ContactInput, { description: 'How to reach the customer.' })
  contact!: ContactInput;

  @Field(() => [ID], { nullable: true, description: FILES_DESCRIPTION })
  files?: string[] | null;
}
