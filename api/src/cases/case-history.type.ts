import type {
  Complaint,
  Escalation,
  Evidence,
  FinalResponse,
  Lesson,
  Message,
  Note,
  Rating,
  Referral,
  Staff,
  Summary,
} from '@desk/db';
import { Field, Int, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';
import { StaffType } from '../access/staff.type.ts';
import { SealedSummaryType } from '../complaints/summary.type.ts';
import { EscalationType } from '../escalations/escalation.type.ts';
import { EvidenceType } from '../evidence/evidence.type.ts';
import { LessonType } from '../lessons/lesson.type.ts';
import { MessageType } from '../messages/message.type.ts';
import { NoteType } from '../notes/note.type.ts';
import type { Audience, CaseEventType, KeptDeadline } from '../procedure/events.ts';
import type { DeadlineKind } from '../procedure/published.ts';
import { RatingType } from '../ratings/rating.type.ts';
import { ReferralType } from '../referrals/referral.type.ts';
import { CaseEventTypeEnum, DeadlineKindEnum } from './case.enums.ts';
import { ComplaintType } from './case.type.ts';
import { DeadlineType } from './deadline.type.ts';
import { enumOf } from './enum-of.ts';
import type { Fact } from './event-facts.ts';
import { FinalResponseType } from './final-response.type.ts';

export type ActorKind = 'CUSTOMER' | 'STAFF' | 'SYSTEM';

export const ActorKindEnum = enumOf<ActorKind>('ActorKind', 'Who did something.', {
  CUSTOMER: 'The customer, or whoever wrote for them.',
  STAFF: 'A member of staff.',
  SYSTEM: 'The clocks and other machinery of the desk.',
});

export const AudienceEnum = enumOf<Audience>('Audience', 'Who may see that something happened.', {
  PUBLIC: 'Anyone with the reference number.',
  CUSTOMER: 'The customer.',
  STAFF: 'No customer ever.',
});

@ObjectType('Fact', { description: 'A fact of an event in readable words.' })
export class FactType implements Fact {
  @Field(() => String, { description: 'What it is about.' })
  name!: string;

  @Field(() => String, { description: 'How it is.' })
  value!: string;
}

@ObjectType('KeptDeadline', { description: 'A promise or limit that an event fulfilled.' })
export class KeptDeadlineType implements KeptDeadline {
  @Field(() => DeadlineKindEnum, { description: 'Which promise or limit.' })
  kind!: DeadlineKind;

  @Field(() => GraphQLDateTime, { description: 'By when it was due.' })
  dueAt!: string;

  @Field(() => Boolean, { description: 'Whether it was fulfilled by then.' })
  isInTime!: boolean;
}

@ObjectType('HistoryEntry', {
  description: 'One immutable line of a case’s history, with the words that belong to it.',
})
export class HistoryEntryType {
  @Field(() => Int, { description: '1, 2, 3 … within the case.' })
  seq!: number;

  @Field(() => CaseEventTypeEnum, { description: 'What happened.' })
  type!: CaseEventType;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  at!: Date;

  @Field(() => ActorKindEnum, { description: 'Who did it.' })
  actorKind!: ActorKind;

  @Field(() => StaffType, { nullable: true, description: 'Who of us did it; null for customer and system.' })
  actor!: Staff | null;

  @Field(() => AudienceEnum, { description: 'Who may see that it happened.' })
  visibility!: Audience;

  @Field(() => [FactType], { description: 'What is to be said about it in a word or two each.' })
  facts!: Fact[];

  @Field(() => [DeadlineType], { description: 'Promises and limits that began to run or moved.' })
  due!: DeadlineType[];

  @Field(() => [KeptDeadlineType], { description: 'Promises and limits that it fulfilled.' })
  kept!: KeptDeadline[];

  @Field(() => [DeadlineKindEnum], { description: 'Promises and limits that no longer mattered after it.' })
  dropped!: DeadlineKind[];

  @Field(() => ComplaintType, { nullable: true, description: 'The complaint that it received.' })
  complaint!: Complaint | null;

  @Field(() => MessageType, { nullable: true, description: 'The message that it sent.' })
  message!: Message | null;

  @Field(() => NoteType, { nullable: true, description: 'The note that it added.' })
  note!: Note | null;

  @Field(() => EvidenceType, { nullable: true, description: 'The evidence that it recorded.' })
  evidence!: Evidence | null;

  @Field(() => FinalResponseType, { nullable: true, description: 'The answer that it issued.' })
  finalResponse!: FinalResponse | null;

  @Field(() => EscalationType, {
    nullable: true,
    description: 'The escalation that it asked for or decided.',
  })
  escalation!: Escalation | null;

  @Field(() => ReferralType, { nullable: true, description: 'The referral that it made or saw decided.' })
  referral!: Referral | null;

  @Field(() => LessonType, { nullable: true, description: 'The lesson that it recorded or completed.' })
  lesson!: Lesson | null;

  @Field(() => RatingType, { nullable: true, description: 'The rating that it gave.' })
  rating!: Rating | null;

  @Field(() => SealedSummaryType, {
    nullable: true,
    description: 'The summary that was read back to a caller, or the customer’s correction.',
  })
  summary!: Summary | null;
}
