import type { Alert, AlertKind, CaseFile } from '@desk/db';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { CaseType } from '../cases/case.type.ts';
import { DeadlineKindEnum } from '../cases/case.enums.ts';
import { enumOf } from '../cases/enum-of.ts';
import type { DeadlineKind } from '../procedure/published.ts';

export const AlertKindEnum = enumOf<AlertKind>('AlertKind', 'Why a member of staff is alerted.', {
  DUE_SOON: 'A promise or limit is due within a working day.',
  OVERDUE: 'A promise or limit was missed.',
});

@ObjectType('Alert', { description: 'A word of the clocks to one member of staff.' })
export class AlertType implements Pick<Alert, 'id' | 'kind' | 'deadlineKind' | 'dueAt' | 'raisedAt'> {
  @Field(() => ID, { description: 'Identifies the alert; UUIDv7.' })
  id!: string;

  @Field(() => AlertKindEnum, { description: 'A reminder, or the word that something was missed.' })
  kind!: AlertKind;

  @Field(() => DeadlineKindEnum, { description: 'Which promise or limit it is about.' })
  deadlineKind!: DeadlineKind;

  @Field(() => GraphQLDateTime, { description: 'When that is, or was, due.' })
  dueAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When the alert was raised.' })
  raisedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When you dismissed it; null until then.' })
  seenAt!: Date | null;

  @Field(() => CaseType, { description: 'The case.' })
  case!: CaseFile;
}
