import { Field, ID, InputType, Int } from 'type-graphql';
import * as v from 'valibot';
import { CaseActionInput } from '../cases/case-action.input.ts';
import { FILES_DESCRIPTION } from '../files/files-argument.ts';
import { requiredText } from '../text.ts';
import { Validated } from '../validation.ts';

@Validated(v.looseObject({ text: requiredText('The message', 10_000) }))
@InputType({ description: 'Words to the other side.' })
export class SendMessageInput extends CaseActionInput {
  @Field(() => String, {
    description: 'The message, as the other side will read it; 1 to 10,000 characters.',
  })
  text!: string;

  @Field(() => [ID], { nullable: true, description: FILES_DESCRIPTION })
  files?: string[] | null;
}

@Validated(
  v.looseObject({
    upToSeq: v.pipe(v.number(), v.minValue(1, 'The events of a case are numbered from 1.')),
  }),
)
@InputType({ description: 'How far the messages of a case were read.' })
export class MarkReadInput {
  @Field(() => String, { description: 'The reference number in any typed form.' })
  reference!: string;

  @Field(() => Int, { description: 'The `seq` of the newest message that was read.' })
  upToSeq!: number;
}
