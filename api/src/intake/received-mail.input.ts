import { GraphQLUUID } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import * as v from 'valibot';
import { CategoryEnum } from '../cases/case.enums.ts';
import type { Category } from '../procedure/published.ts';
import { requiredText } from '../text.ts';
import { Validated } from '../validation.ts';

@InputType({ description: 'A mail, and the case that it belongs to.' })
export class FileMailInput {
  @Field(() => GraphQLUUID, {
    description: 'Made by the client once per mail: sending it again gives the first answer again.',
  })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The mail.' })
  mailId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The reference number of its case in any typed form; left out: it opens a new one.',
  })
  reference?: string | null;

  @Field(() => CategoryEnum, {
    nullable: true,
    description: 'What the complaint of a new case is about; OTHER when left out, and not with a reference.',
  })
  category?: Category | null;
}

@Validated(v.looseObject({ reason: requiredText('The reason', 1_000) }))
@InputType({ description: 'A mail that belongs to no case.' })
export class DismissMailInput {
  @Field(() => ID, { description: 'The mail.' })
  mailId!: string;

  @Field(() => String, { description: 'Why it needs nothing more; 1 to 1,000 characters.' })
  reason!: string;
}
