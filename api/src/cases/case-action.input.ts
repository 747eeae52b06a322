import { GraphQLUUID } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import * as v from 'valibot';
import { GraphQLLocalDate } from '../dates.ts';
import { FILES_DESCRIPTION } from '../files/files-argument.ts';
import { optionalText, requiredText } from '../text.ts';
import { Validated } from '../validation.ts';
import type { CaseTarget } from './change-case.ts';

/** Which case an action is for: shared by the inputs of all of them. */
@InputType()
export abstract class CaseActionInput implements CaseTarget {
  @Field(() => String, { description: 'The reference number in any typed form.' })
  reference!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The seq that you saw; when the case has moved on, the action is refused with STALE_CASE.',
  })
  expectedSeq?: number | null;

  @Field(() => GraphQLUUID, {
    nullable: true,
    description: 'Made by the client once per action: sent again with the same input, nothing happens twice.',
  })
  idempotencyKey?: string | null;
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

@InputType({ description: 'The case whose answer the customer accepts.' })
export class AcceptResolutionInput extends CaseActionInput {}

@InputType({ description: 'The case that the customer withdraws.' })
export class WithdrawComplaintInput extends CaseActionInput {}

@Validated(v.looseObject({ reason: requiredText('The reason', 2_000) }))
@InputType({ description: 'The case to open again, and why.' })
export class ReopenCaseInput extends CaseActionInput {
  @Field(() => String, {
    description: 'Why it is opened again, kept as an internal note; 1 to 2,000 characters.',
  })
  reason!: string;
}

@Validated(v.looseObject({ rootCause: requiredText('The root cause', 40) }))
@InputType({ description: 'The case to close, and why it went wrong.' })
export class CloseCaseInput extends CaseActionInput {
  @Field(() => String, { description: 'Code of a root cause of the published procedure (DISP 1.3.3R).' })
  rootCause!: string;
}

@Validated(
  v.looseObject({
    score: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1, 'A score is 1 to 5.'),
      v.maxValue(5, 'A score is 1 to 5.'),
    ),
    comment: optionalText('The comment', 2_000),
  }),
)
@InputType({ description: 'How the customer found our handling.' })
export class RateHandlingInput extends CaseActionInput {
  @Field(() => Int, { description: '1 very poor to 5 very good.' })
  score!: number;

  @Field(() => String, { nullable: true, description: 'In their own words; up to 2,000 characters.' })
  comment?: string | null;
}

@Validated(v.looseObject({ text: requiredText('The note', 10_000) }))
@InputType({ description: 'Internal words on a case.' })
export class AddNoteInput extends CaseActionInput {
  @Field(() => String, { description: 'The note, never shown to customers; 1 to 10,000 characters.' })
  text!: string;
}

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

@Validated(v.looseObject({ text: requiredText('The answer', 10_000) }))
@InputType({ description: 'The customer’s answer to what we asked.' })
export class ProvideInformationInput extends CaseActionInput {
  @Field(() => String, { description: 'The answer; 1 to 10,000 characters.' })
  text!: string;

  @Field(() => [ID], { nullable: true, description: FILES_DESCRIPTION })
  files?: string[] | null;
}

@Validated(v.looseObject({ text: requiredText('The update', 5_000) }))
@InputType({ description: 'How things stand, for the customer.' })
export class PostUpdateInput extends CaseActionInput {
  @Field(() => String, { description: 'The update, as the customer will read it; 1 to 5,000 characters.' })
  text!: string;
}

@Validated(v.looseObject({ explanation: requiredText('The explanation', 5_000) }))
@InputType({ description: 'Why a complaint needs more time than usual.' })
export class MarkComplexInput extends CaseActionInput {
  @Field(() => String, {
    description: 'Why it is particularly complex, as the customer will read it; 1 to 5,000 characters.',
  })
  explanation!: string;
}

@Validated(v.looseObject({ explanation: requiredText('The explanation', 5_000) }))
@InputType({ description: 'Why something takes longer.' })
export class ExplainDelayInput extends CaseActionInput {
  @Field(() => String, { description: 'The reason, as the customer will read it; 1 to 5,000 characters.' })
  explanation!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'True when the reason is outside our control: written within the first payment limit, it is the holding reply that moves it to 35 working days (DISP 1.6.2AR).',
  })
  isOutsideOurControl!: boolean;
}
