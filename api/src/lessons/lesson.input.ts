import { Field, ID, InputType } from 'type-graphql';
import * as v from 'valibot';
import { GraphQLLocalDate } from '../dates.ts';
import { CaseActionInput } from '../cases/case-action.input.ts';
import { requiredText } from '../text.ts';
import { Validated } from '../validation.ts';

@Validated(v.looseObject({ change: requiredText('What we change', 5_000) }))
@InputType({ description: 'What a complaint taught us.' })
export class RecordLessonInput extends CaseActionInput {
  @Field(() => String, { description: 'Code of a root cause of the published procedure.' })
  rootCause!: string;

  @Field(() => String, {
    description: 'What we change so that it does not happen again; up to 5,000 characters.',
  })
  change!: string;

  @Field(() => ID, { description: 'The member of staff who sees to it.' })
  ownerId!: string;

  @Field(() => GraphQLLocalDate, { description: 'By when; not in the past.' })
  dueOn!: string;
}

@Validated(v.looseObject({ result: requiredText('What was done', 5_000) }))
@InputType({ description: 'A lesson that was put into practice.' })
export class CompleteLessonInput extends CaseActionInput {
  @Field(() => ID, { description: 'Which lesson of the case.' })
  lessonId!: string;

  @Field(() => String, { description: 'What was done; up to 5,000 characters.' })
  result!: string;
}
