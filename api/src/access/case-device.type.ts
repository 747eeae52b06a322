import type { AccessScope, AccessWay } from '@desk/db';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';
import { enumOf } from '../cases/enum-of.ts';

export const AccessScopeEnum = enumOf<AccessScope>('AccessScope', 'How far access goes.', {
  READ: 'May read, and change nothing.',
  ACT: 'May read and act.',
});

export const AccessWayEnum = enumOf<AccessWay>('AccessWay', 'What opened a case on a device.', {
  FORM: 'The complaint was submitted there.',
  CODE: 'A code sent by email.',
  LINK: 'A link in a mail, or one that the customer gave to a helper.',
  KEY: 'The key on a letter.',
  DASHBOARD: 'The dashboard that handed the customer over.',
});

@ObjectType('CaseDevice', { description: 'A device that may open the case.' })
export class CaseDeviceType {
  @Field(() => ID, { description: 'Names the device for signOutDevice.' })
  id!: string;

  @Field(() => String, { description: 'The browser in plain words, such as Safari on an iPhone.' })
  browser!: string;

  @Field(() => AccessWayEnum, { description: 'What opened the case there.' })
  openedBy!: AccessWay;

  @Field(() => AccessScopeEnum, { description: 'Whether it may act on the case or only read it.' })
  scope!: AccessScope;

  @Field(() => GraphQLDateTime, { description: 'When the case was opened there.' })
  grantedAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When it was last used, to the hour.' })
  lastUsedAt!: Date;
}

@InputType({ description: 'The device to sign out.' })
export class SignOutDeviceInput {
  @Field(() => ID, { description: 'Its id, from the devices of the case.' })
  deviceId!: string;
}

@InputType({ description: 'The case whose access ends.' })
export class EndAccessInput {
  @Field(() => String, { description: 'The reference number in any typed form.' })
  reference!: string;
}

@ObjectType({ description: 'The end of access.' })
export class EndAccessPayload {
  @Field(() => Boolean, { description: 'True once it has ended, with everything that was watched by it.' })
  isSignedOut = true;
}

@InputType({ description: 'The case that a helper may read.' })
export class CreateReadLinkInput {
  @Field(() => String, { description: 'The reference number in any typed form.' })
  reference!: string;
}

@ObjectType({ description: 'A link to hand to somebody whom the customer trusts.' })
export class CreateReadLinkPayload {
  @Field(() => String, {
    description: 'Its address, shown only now; begins with `/` where the desk does not know its own.',
  })
  url!: string;

  @Field(() => GraphQLDateTime, { description: 'When it ends if nobody has used it.' })
  expiresAt!: Date;
}
