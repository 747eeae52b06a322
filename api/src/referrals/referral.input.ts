import { Field, InputType } from 'type-graphql';
import * as v from 'valibot';
import { GraphQLLocalDate } from '../dates.ts';
import { CaseActionInput } from '../cases/case-action.input.ts';
import type { OutsideBody } from '../procedure/published.ts';
import { OutsideBodyCodeEnum } from '../publication/procedure.enums.ts';
import { optionalText, requiredText } from '../text.ts';
import { Validated } from '../validation.ts';

@Validated(v.looseObject({ bodyReference: optionalText('The body’s own reference', 100) }))
@InputType({ description: 'A case that went to an outside body.' })
export class RecordReferralInput extends CaseActionInput {
  @Field(() => OutsideBodyCodeEnum, { description: 'Which body of the published procedure.' })
  body!: OutsideBody['code'];

  @Field(() => String, { nullable: true, description: 'The number that the body gave the case.' })
  bodyReference?: string | null;

  @Field(() => GraphQLLocalDate, {
    description: 'The day of the referral; not in the future, not before receipt.',
  })
  referredOn!: string;
}

@Validated(v.looseObject({ outcome: requiredText('The outcome', 10_000) }))
@InputType({ description: 'What an outside body decided.' })
export class RecordReferralOutcomeInput extends CaseActionInput {
  @Field(() => String, {
    description: 'What was decided, as the customer may read it; up to 10,000 characters.',
  })
  outcome!: string;

  @Field(() => Boolean, { description: 'Whether it was decided for the customer, wholly or in part.' })
  isInCustomersFavour!: boolean;
}
