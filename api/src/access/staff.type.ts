import type { Staff, StaffRole } from '@desk/db';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import * as v from 'valibot';
import { optionalText, requiredText } from '../text.ts';
import { Validated } from '../validation.ts';

export const StaffRoleEnum: Record<StaffRole, StaffRole> = {
  HANDLER: 'HANDLER',
  MANAGER: 'MANAGER',
  DIRECTOR: 'DIRECTOR',
  AUDITOR: 'AUDITOR',
};

registerEnumType(StaffRoleEnum, {
  name: 'StaffRole',
  description: 'What a member of staff may do.',
  valuesConfig: {
    HANDLER: { description: 'Works on the cases assigned to them.' },
    MANAGER: { description: 'Assigns cases, acts on any, reviews escalations of level 1.' },
    DIRECTOR: { description: 'As a manager; reviews escalations of level 2.' },
    AUDITOR: { description: 'Reads everything, changes nothing.' },
  },
});

@ObjectType('Staff', { description: 'A member of staff. Never part of what customers can query.' })
export class StaffType implements Pick<Staff, 'id' | 'name' | 'email' | 'role'> {
  @Field(() => ID, { description: 'Identifies the person in inputs such as handlerId.' })
  id!: string;

  @Field(() => String, { description: 'Full name.' })
  name!: string;

  @Field(() => String, { description: 'Email address; the name used to sign in.' })
  email!: string;

  @Field(() => StaffRoleEnum, { description: 'What they may do.' })
  role!: StaffRole;
}

@Validated(
  v.looseObject({
    email: requiredText('Your email address', 320),
    password: requiredText('Your password', 1_000),
    code: optionalText('The code', 40),
  }),
)
@InputType({ description: 'A staff account and its password.' })
export class SignInInput {
  @Field(() => String, { description: 'Email address of the account.' })
  email!: string;

  @Field(() => String, { description: 'Its password.' })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The code of your authenticator or a recovery code, if the account has a second factor.',
  })
  code?: string | null;
}

@ObjectType({ description: 'Who signed in.' })
export class SignInPayload {
  @Field(() => StaffType, { description: 'The account that is signed in on this device now.' })
  staff!: Staff;
}

@ObjectType({ description: 'The end of a session.' })
export class SignOutPayload {
  @Field(() => Boolean, { description: 'True once this device holds no session.' })
  isSignedOut!: boolean;
}
