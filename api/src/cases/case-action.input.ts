import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import * as v from 'valibot';
import { requiredText } from '../text.ts';
import { Validated } from '../validation.ts';
import type { CaseTarget } from './change-case.ts';

/** Which case an action is for: shared by the inputs of all of them. */
@InputType()
abstract class CaseActionInput implements CaseTarget {
  @Field(() => String, { description: 'The reference number in any typed form.' })
  reference!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The seq that you saw; when the case has moved on, the action is refused with STALE_CASE.',
  })
  expectedSeq?: number | null;
}

@InputType({ description: 'A case and its new handler.' })
export class AssignHandlerInput extends CaseActionInput {
  @Field(() => ID, { description: 'Who is to deal with the case; an active handler or manager.' })
  handlerId!: string;
}

@InputType({ description: 'The case whose review begins.' })
export class StartReviewInput extends CaseActionInput {}

@InputType({ description: 'The case whose investigation begins.' })
export class StartInvestigationInput extends CaseActionInput {}

@InputType({ description: 'The case whose findings are to be weighed.' })
export class StartResolutionInput extends CaseActionInput {}

@Validated(v.looseObject({ question: requiredText('The question', 5_000) }))
@InputType({ description: 'What we ask the customer.' })
export class RequestInformationInput extends CaseActionInput {
  @Field(() => String, { description: 'The question, as the customer will read it; 1 to 5,000 characters.' })
  question!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'By when an answer helps; not in the past. No legal limit waits for it.',
  })
  dueOn?: string | null;
}

@Validated(v.looseObject({ text: requiredText('The update', 5_000) }))
@InputType({ description: 'How things stand, for the customer.' })
export class PostUpdateInput extends CaseActionInput {
  @Field(() => String, { description: 'The update, as the customer will read it; 1 to 5,000 characters.' })
  text!: string;
}
