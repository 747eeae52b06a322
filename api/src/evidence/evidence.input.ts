import type { EvidenceKind } from '@desk/db';
import { Field, ID, InputType } from 'type-graphql';
import * as v from 'valibot';
import { CaseActionInput } from '../cases/case-action.input.ts';
import { enumOf } from '../cases/enum-of.ts';
import { FILES_DESCRIPTION } from '../files/files-argument.ts';
import { requiredText } from '../text.ts';
import { Validated } from '../validation.ts';

export const EvidenceKindEnum = enumOf<EvidenceKind>('EvidenceKind', 'What a piece of evidence is.', {
  INTERVIEW: 'What somebody told us.',
  PLATFORM_RECORD: 'What the platform recorded.',
  DOCUMENT: 'A document: a letter, a contract, a statement.',
});

@Validated(
  v.looseObject({ title: requiredText('The title', 200), text: requiredText('The evidence', 20_000) }),
)
@InputType({ description: 'A piece of evidence.' })
export class RecordEvidenceInput extends CaseActionInput {
  @Field(() => EvidenceKindEnum, { description: 'What it is.' })
  kind!: EvidenceKind;

  @Field(() => String, { description: 'What it is about; up to 200 characters.' })
  title!: string;

  @Field(() => String, { description: 'What it says; up to 20,000 characters.' })
  text!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: the customer may read it. Internal otherwise.',
  })
  isShared!: boolean;

  @Field(() => [ID], { nullable: true, description: FILES_DESCRIPTION })
  files?: string[] | null;
}
