import type { Notice, NoticeChannel, NoticeKind, NoticeState } from '@desk/db';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';
import { enumOf } from '../cases/enum-of.ts';

export const NoticeKindEnum = enumOf<NoticeKind>('NoticeKind', 'What the customer is told of.', {
  ACKNOWLEDGEMENT: 'The complaint is received: reference number, handler, dates to expect.',
  PROGRESS_UPDATE: 'How things stand.',
  AUTOMATIC_UPDATE: 'How things stand, written by the desk after a broken promise.',
  DELAY_EXPLAINED: 'Why it takes longer.',
  MARKED_COMPLEX: 'Why it takes up to the longer target.',
  INFORMATION_REQUESTED: 'A question to the customer.',
  MESSAGE: 'Words of the handler.',
  LIMIT_PASSED: 'A legal limit passed without our answer, and what the customer may do.',
  FINAL_RESPONSE: 'Our answer, complete.',
  ESCALATION_RECEIVED: 'We look again.',
  REVIEWER_ASSIGNED: 'Who looks again.',
  ESCALATION_DECIDED: 'The decision of the review, complete.',
  REFERRED: 'The case is with an outside body.',
  REFERRAL_OUTCOME: 'What the outside body decided.',
  CLOSED: 'The case is closed; the handling can be rated.',
  REOPENED: 'The case is open again, with new dates.',
  WITHDRAWN: 'The customer withdrew.',
});

export const NoticeChannelEnum = enumOf<NoticeChannel>('NoticeChannel', 'By what way it goes.', {
  EMAIL: 'By mail; also while it waits and nothing else was tried.',
  LETTER: 'By post: see `letters`.',
  PHONE: 'Staff say it by phone: see `alerts`.',
  NONE: 'No way is known: see `alerts`.',
});

export const NoticeStateEnum = enumOf<NoticeState>('NoticeState', 'What became of it.', {
  WAITING: 'It is about to leave, or will be tried again.',
  SENT: 'The mail server took it.',
  MUTED: 'The customer wants no mail of its kind, and reads it in the open case.',
  UNDELIVERABLE: 'The mail did not arrive; the same notice went another way if there was one.',
  TO_POST: 'It lies as a letter in `letters`, to be printed and posted.',
  POSTED: 'Staff posted it.',
  WITH_STAFF: 'Staff were alerted to tell the customer.',
});

@ObjectType('Notice', {
  description: 'What the customer was told of one event of the case, and what became of it.',
})
export class NoticeType implements Pick<
  Notice,
  'id' | 'seq' | 'kind' | 'channel' | 'state' | 'attempts' | 'madeAt'
> {
  @Field(() => ID, { description: 'Identifies the notice; UUIDv7.' })
  id!: string;

  @Field(() => Int, { description: 'The event of the history that it tells of.' })
  seq!: number;

  @Field(() => NoticeKindEnum, { description: 'What it tells.' })
  kind!: NoticeKind;

  @Field(() => NoticeChannelEnum, { description: 'By what way it goes.' })
  channel!: NoticeChannel;

  @Field(() => NoticeStateEnum, { description: 'What became of it.' })
  state!: NoticeState;

  @Field(() => Int, { description: 'How often sending failed for a time.' })
  attempts!: number;

  @Field(() => GraphQLDateTime, { description: 'When the event happened.' })
  madeAt!: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the mail left or the letter was posted.',
  })
  sentAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the newest attempt failed; the mail server’s words.',
  })
  failure?: string | null;
}
