import { Field, InputType } from 'type-graphql';
import * as v from 'valibot';
import { optionalText, requiredText, textOrNull } from '../text.ts';

const EMAIL = v.pipe(v.string(), v.trim(), v.maxLength(320), v.email());
const PHONE = v.pipe(v.string(), v.regex(/^[\d +()./-]{6,40}$/));

function whenFilledIn(schema: v.GenericSchema<string>, message: string) {
  return v.nullish(
    v.pipe(
      v.string(),
      v.check((text) => text.trim() === '' || v.is(schema, text), message),
    ),
  );
}

/** A name, and at least one way to reach the customer. */
export const contactSchema = v.pipe(
  v.looseObject({
    name: requiredText('Your name', 200),
    email: whenFilledIn(EMAIL, 'Enter an email address like name@example.com.'),
    phone: whenFilledIn(PHONE, 'Enter a telephone number, such as 020 7946 0000.'),
    postalAddress: optionalText('Your postal address', 1_000),
  }),
  v.forward(
    v.check(
      (contact) =>
        [contact.email, contact.phone, contact.postalAddress].some((way) => textOrNull(way) !== null),
      'Give at least one way to reach you: email, phone or post.',
    ),
    ['email'],
  ),
);

@InputType({ description: 'How to reach the customer: a name, and at least one of email, phone and post.' })
export class ContactInput {
  @Field(() => String, { description: 'How we may call the customer; 1 to 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Email address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number, 6 to 40 characters.' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal address, up to 1,000 characters.' })
  postalAddress?: string | null;
}
