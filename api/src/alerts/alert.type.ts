import type { Alert, AlertKind, CaseFile, Notice } from '@desk/db';
import { Field, ID, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';
import { CaseType } from '../cases/case.type.ts';
import { DeadlineKindEnum } from '../cases/case.enums.ts';
import { enumOf } from '../cases/enum-of.ts';
import { NoticeType } from '../notifications/notice.type.ts';
import type { DeadlineKind } from '../procedure/published.ts';

export const AlertKindEnum = enumOf<AlertKind>('AlertKind', 'Why a member of staff is alerted.', {
  DUE_SOON: 'A promise or limit is due within a working day.',
  OVERDUE: 'A promise or limit was missed.',
  CALL_CUSTOMER: 'The customer has no email and no postal address: say it to them by phone.',
  REACH_BY_OTHER_CHANNEL: 'A mail did not arrive, or there is no way to write: reach the customer otherwise.',
});

@ObjectType('Alert', { description: 'A word of the clocks to one member of staff.' })
export class AlertType implements Pick<Alert, 'id' | 'kind' | 'raisedAt'> {
  @Field(() => ID, { description: 'Identifies the alert; UUIDv7.' })
  id!: string;

  @Field(() => AlertKindEnum, { description: 'A reminder, or the word that something was missed.' })
  kind!: AlertKind;

  @Field(() => DeadlineKindEnum, {
    nullable: true,
    description: 'Which promise or limit it is about; null when it is about a notice.',
  })
  deadlineKind!: DeadlineKind | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When that is, or was, due.' })
  dueAt!: Date | null;

  @Field(() => NoticeType, {
    nullable: true,
    description:
      'What the customer has to be told; its `text` is what to say. Null when it is about a deadline.',
  })
  notice!: Notice | null;

  @Field(() => GraphQLDateTime, { description: 'When the alert was raised.' })
  raisedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When you dismissed it; null until then.' })
  seenAt!: Date | null;

  @Field(() => CaseType, { description: 'The case.' })
  case!: CaseFile;
}
