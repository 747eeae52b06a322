import { Field, InputType } from 'type-graphql';
import * as v from 'valibot';
import { CaseActionInput } from '../cases/case-action.input.ts';
import { requiredText } from '../text.ts';
import { Validated } from '../validation.ts';

@Validated(v.looseObject({ text: requiredText('The summary', 10_000) }))
@InputType({ description: 'What the complaint is about, put right.' })
export class CorrectSummaryInput extends CaseActionInput {
  @Field(() => String, {
    description: 'The whole summary as it should be, not only what changes; 1 to 10,000 characters.',
  })
  text!: string;
}
