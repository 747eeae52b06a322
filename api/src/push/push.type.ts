import { Field, InputType } from 'type-graphql';
import * as v from 'valibot';
import { Validated } from '../validation.ts';

const BASE64URL = /^[\w-]+=*$/;
/** RFC 8291: an uncompressed point of P-256, and sixteen random bytes. */
const PUBLIC_KEY_BYTES = 65;
const SECRET_BYTES = 16;
const NO_KEY = 'This is no key of a browser.';
const key = (bytes: number) =>
  v.pipe(
    v.string(),
    v.regex(BASE64URL, NO_KEY),
    v.check((text) => Buffer.from(text, 'base64url').length === bytes, NO_KEY),
  );

@Validated(
  v.looseObject({
    endpoint: v.pipe(v.string(), v.maxLength(1000)),
    p256dh: key(PUBLIC_KEY_BYTES),
    auth: key(SECRET_BYTES),
    language: v.picklist(['en', 'cy'], 'The language is en or cy.'),
  }),
)
@InputType({ description: 'A browser that wants to be told when there is news.' })
export class SubscribeToPushInput {
  @Field(() => String, { description: 'The reference number in any typed form.' })
  reference!: string;

  @Field(() => String, {
    description: 'The address that the browser gave, at its push service; up to 1,000 characters.',
  })
  endpoint!: string;

  @Field(() => String, { description: 'The browser’s public key, base64url.' })
  p256dh!: string;

  @Field(() => String, { description: 'The browser’s secret, base64url.' })
  auth!: string;

  @Field(() => String, { description: 'In which language it is told: en or cy.' })
  language!: string;
}

@InputType({ description: 'A browser that no longer wants to be told.' })
export class UnsubscribeFromPushInput {
  @Field(() => String, { description: 'The reference number in any typed form.' })
  reference!: string;

  @Field(() => String, { description: 'The address that the browser had given.' })
  endpoint!: string;
}
