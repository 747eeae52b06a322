import { Field, InputType, Int } from 'type-graphql';
import * as v from 'valibot';
import { RestrictionGroundEnum } from '../cases/case.enums.ts';
import type { RestrictionGround } from '../procedure/retention.ts';
import { requiredText } from '../text.ts';
import { Validated } from '../validation.ts';

/** Whose data is meant. */
@InputType()
abstract class CaseDataInput {
  @Field(() => String, { description: 'The reference number in any typed form.' })
  reference!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The seq that you saw; when the case has moved on, this is refused with STALE_CASE.',
  })
  expectedSeq?: number | null;
}

@InputType({ description: 'The case whose personal data is to be erased.' })
export class EraseCaseInput extends CaseDataInput {}

@Validated(v.looseObject({ message: requiredText('The message', 10_000) }))
@InputType({ description: 'The case whose personal data may only be kept, and why.' })
export class RestrictCaseInput extends CaseDataInput {
  @Field(() => RestrictionGroundEnum, { description: 'The ground in law.' })
  ground!: RestrictionGround;

  @Field(() => String, { description: 'What the customer is told of it; 1 to 10,000 characters.' })
  message!: string;
}

@Validated(v.looseObject({ message: requiredText('The message', 10_000) }))
@InputType({ description: 'The case whose personal data may be used again.' })
export class LiftRestrictionInput extends CaseDataInput {
  @Field(() => String, {
    description: 'What the customer is told before, as article 18(3) demands; 1 to 10,000 characters.',
  })
  message!: string;
}
