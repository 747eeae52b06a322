import type { Decision } from '@desk/db';
import { Field, InputType, Int } from 'type-graphql';
import * as v from 'valibot';
import { requiredText } from '../text.ts';
import { Validated } from '../validation.ts';
import { CaseActionInput } from './case-action.input.ts';
import { DecisionEnum } from './case.enums.ts';

@Validated(
  v.looseObject({
    summary: requiredText('The summary', 1_000),
    explanation: requiredText('The explanation', 20_000),
    proposedResolution: requiredText('The proposed resolution', 5_000),
    redressPence: v.nullish(
      v.pipe(
        v.number(),
        v.minValue(1, 'Redress is an amount above zero, in pence; leave it out when there is none.'),
      ),
    ),
  }),
)
@InputType({
  description:
    'Our answer. The wording about the outside bodies is added by the system and cannot be edited.',
})
export class IssueFinalResponseInput extends CaseActionInput {
  @Field(() => DecisionEnum, { description: 'What we decided.' })
  decision!: Decision;

  @Field(() => String, {
    description: 'The answer in a few plain sentences, read first; up to 1,000 characters.',
  })
  summary!: string;

  @Field(() => String, { description: 'What we found and why we decide so; up to 20,000 characters.' })
  explanation!: string;

  @Field(() => String, { description: 'What we offer to do; up to 5,000 characters.' })
  proposedResolution!: string;

  @Field(() => Int, { nullable: true, description: 'Money offered, in pence; left out when there is none.' })
  redressPence?: number | null;
}
