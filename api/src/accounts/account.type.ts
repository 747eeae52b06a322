import type { AccessScope, AccessToken, Session, Staff } from '@desk/db';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import * as v from 'valibot';
import { GraphQLDateTime } from '../dates.ts';
import { AccessScopeEnum } from '../access/case-device.type.ts';
import { StaffType } from '../access/staff.type.ts';
import { requiredText } from '../text.ts';
import { Validated } from '../validation.ts';

const RULES = 'At least 15 characters; common ones are refused. A few unrelated words do well.';
const DAYS = 'A token is valid for 1 to 366 days.';

@Validated(
  v.looseObject({
    currentPassword: requiredText('Your password', 1_000),
    newPassword: requiredText('The new password', 4_000),
  }),
)
@InputType({ description: 'The own password, old and new.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password until now.' })
  currentPassword!: string;

  @Field(() => String, { description: RULES })
  newPassword!: string;
}

@Validated(
  v.looseObject({
    token: requiredText('The link', 200),
    newPassword: requiredText('The new password', 4_000),
  }),
)
@InputType({ description: 'A one-time link and the password to set.' })
export class SetPasswordInput {
  @Field(() => String, { description: 'What stands behind `#` in the address of the link.' })
  token!: string;

  @Field(() => String, { description: RULES })
  newPassword!: string;
}

@ObjectType({ description: 'The account whose password was set.' })
export class PasswordPayload {
  @Field(() => StaffType, { description: 'The account; its other sessions have ended.' })
  staff!: Staff;
}

@InputType({ description: 'Proof that it is you who changes how you sign in.' })
export class BeginTotpInput {
  @Field(() => String, { description: 'Your password.' })
  password!: string;
}

@ObjectType({ description: 'A second factor that waits for its first code. Shown only now.' })
export class BeginTotpPayload {
  @Field(() => String, { description: 'To type into an authenticator app, base32.' })
  secret!: string;

  @Field(() => String, { description: 'The same as an address, which apps read as a QR code.' })
  uri!: string;
}

@InputType({ description: 'The first code of the authenticator.' })
export class ConfirmTotpInput {
  @Field(() => String, { description: 'Six digits.' })
  code!: string;
}

@ObjectType({ description: 'The second factor is on.' })
export class ConfirmTotpPayload {
  @Field(() => [String], {
    description: 'Each signs in once when the authenticator is lost. Shown only now: keep them on paper.',
  })
  recoveryCodes!: string[];
}

@ObjectType('StaffSession', { description: 'A device on which you are signed in.' })
export class StaffSessionType implements Pick<Session, 'id' | 'browser' | 'createdAt' | 'lastUsedAt'> {
  @Field(() => ID, { description: 'Names the session for revokeSession.' })
  id!: string;

  @Field(() => String, { description: 'The browser in plain words, such as Firefox on Linux.' })
  browser!: string;

  @Field(() => GraphQLDateTime, { description: 'When you signed in there.' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When it was last used, to five minutes.' })
  lastUsedAt!: Date;
}

@ObjectType('AccessToken', { description: 'A token with which a script works in your name.' })
export class AccessTokenType {
  @Field(() => ID, { description: 'Names the token for revokeAccessToken.' })
  id!: string;

  @Field(() => String, { description: 'What it is for, in your words.' })
  name!: string;

  @Field(() => AccessScopeEnum, { description: 'READ refuses every mutation.' })
  scope!: AccessScope;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last used; null before.' })
  lastUsedAt?: Date | null;

  @Field(() => GraphQLDateTime, { description: 'When it ends.' })
  expiresAt!: Date;
}

@Validated(
  v.looseObject({
    name: requiredText('The name', 100),
    validDays: v.pipe(v.number(), v.minValue(1, DAYS), v.maxValue(366, DAYS)),
  }),
)
@InputType({ description: 'A token for a script.' })
export class CreateAccessTokenInput {
  @Field(() => String, { description: 'What it is for, 1 to 100 characters.' })
  name!: string;

  @Field(() => AccessScopeEnum, { description: 'READ unless the script has to change something.' })
  scope!: AccessScope;

  @Field(() => Int, { description: 'How many days it is valid, 1 to 366.' })
  validDays!: number;
}

@ObjectType({ description: 'A new token.' })
export class CreateAccessTokenPayload {
  @Field(() => String, { description: 'Send it as `Authorization: Bearer …`. Shown only now.' })
  token!: string;

  @Field(() => AccessTokenType, { description: 'What is kept of it.' })
  accessToken!: AccessToken;
}

@InputType({ description: 'The token or session to end.' })
export class RevokeInput {
  @Field(() => ID, { description: 'Its id, from accessTokens or staffSessions.' })
  id!: string;
}

@ObjectType({ description: 'The end of a token or session.' })
export class RevokePayload {
  @Field(() => Boolean, { description: 'True once it has ended.' })
  isRevoked = true;
}
