import { Field, InputType, Int, ObjectType } from 'type-graphql';
import * as v from 'valibot';
import { requiredText } from '../text.ts';
import { Validated } from '../validation.ts';
import { CODE_MINUTES, CODE_TRIES } from './access-code.service.ts';

@InputType({ description: 'The case for whose customer a code is sent.' })
export class RequestAccessCodeInput {
  @Field(() => String, { description: 'The reference number in any typed form.' })
  reference!: string;
}

@ObjectType({
  description: 'The same whatever the reference number: nobody learns here whether a case exists.',
})
export class RequestAccessCodePayload {
  @Field(() => Int, { description: 'For how many minutes a code works.' })
  validMinutes: number = CODE_MINUTES;

  @Field(() => Int, { description: 'How many tries a code allows.' })
  tries: number = CODE_TRIES;
}

@Validated(v.looseObject({ code: requiredText('The code', 40) }))
@InputType({ description: 'A case and the code from the mail.' })
export class OpenCaseWithCodeInput {
  @Field(() => String, { description: 'The reference number in any typed form.' })
  reference!: string;

  @Field(() => String, {
    description: 'The 8 letters and digits from the newest mail, in any typed form: `7k3m 92qx`.',
  })
  code!: string;
}

@Validated(v.looseObject({ token: requiredText('The link', 200) }))
@InputType({ description: 'A link from a mail, or from the customer to a helper.' })
export class OpenCaseWithLinkInput {
  @Field(() => String, { description: 'What stands behind `#` in the address of the link.' })
  token!: string;
}

@Validated(v.looseObject({ key: requiredText('The key', 60) }))
@InputType({ description: 'A case and the key from our letter.' })
export class OpenCaseWithKeyInput {
  @Field(() => String, { description: 'The reference number in any typed form.' })
  reference!: string;

  @Field(() => String, {
    description: 'The 16 letters and digits from the newest letter, in any typed form.',
  })
  key!: string;
}
