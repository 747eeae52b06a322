import { Field, InputType } from 'type-graphql';
import * as v from 'valibot';
import { CaseActionInput } from '../cases/case-action.input.ts';
import { RestrictionGroundEnum } from '../cases/case.enums.ts';
import type { RestrictionGround } from '../procedure/retention.ts';
import { requiredText } from '../text.ts';
import { Validated } from '../validation.ts';

@InputType({ description: 'The case whose personal data is to be erased.' })
export class EraseCaseInput extends CaseActionInput {}

@Validated(v.looseObject({ message: requiredText('The message', 10_000) }))
@InputType({ description: 'The case whose personal data may only be kept, and why.' })
export class RestrictCaseInput extends CaseActionInput {
  @Field(() => RestrictionGroundEnum, { description: 'The ground in law.' })
  ground!: RestrictionGround;

  @Field(() => String, { description: 'What the customer is told of it; 1 to 10,000 characters.' })
  message!: string;
}

@Validated(v.looseObject({ message: requiredText('The message', 10_000) }))
@InputType({ description: 'The case whose personal data may be used again.' })
export class LiftRestrictionInput extends CaseActionInput {
  @Field(() => String, {
    description: 'What the customer is told before, as article 18(3) demands; 1 to 10,000 characters.',
  })
  message!: string;
}
