import type { EscalationDecision } from '@desk/db';
import { Field, ID, InputType } from 'type-graphql';
import * as v from 'valibot';
import { CaseActionInput } from '../cases/case-action.input.ts';
import { FILES_DESCRIPTION } from '../files/files-argument.ts';
import { requiredText } from '../text.ts';
import { Validated } from '../validation.ts';
import { EscalationDecisionEnum } from './escalation.type.ts';

@Validated(
  v.looseObject({
    reason: requiredText('Why you disagree', 5_000),
    desiredOutcome: requiredText('What you would like instead', 2_000),
  }),
)
@InputType({ description: 'Why someone independent should look again.' })
export class RequestEscalationInput extends CaseActionInput {
  @Field(() => String, { description: 'Why the customer disagrees with our answer; 1 to 5,000 characters.' })
  reason!: string;

  @Field(() => String, { description: 'What they would like instead; 1 to 2,000 characters.' })
  desiredOutcome!: string;

  @Field(() => [ID], { nullable: true, description: FILES_DESCRIPTION })
  files?: string[] | null;
}

@InputType({ description: 'A case and who decides its escalation.' })
export class AssignReviewerInput extends CaseActionInput {
  @Field(() => ID, {
    description: 'A manager or director for level 1, a director for level 2, who never acted on the case.',
  })
  reviewerId!: string;
}

@Validated(
  v.looseObject({
    summary: requiredText('The summary', 1_000),
    explanation: requiredText('The explanation', 20_000),
  }),
)
@InputType({ description: 'What the independent review decided.' })
export class DecideEscalationInput extends CaseActionInput {
  @Field(() => EscalationDecisionEnum, { description: 'What becomes of our earlier answer.' })
  decision!: EscalationDecision;

  @Field(() => String, {
    description: 'The decision in a few plain sentences, read first; up to 1,000 characters.',
  })
  summary!: string;

  @Field(() => String, { description: 'Why; up to 20,000 characters.' })
  explanation!: string;
}
