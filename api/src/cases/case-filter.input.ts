import { Field, ID, InputType } from 'type-graphql';
import * as v from 'valibot';
import { GraphQLDateTime } from '../dates.ts';
import type { Awaiting } from '../procedure/case-state.ts';
import type { Category, Channel, Stage } from '../procedure/published.ts';
import { optionalText } from '../text.ts';
import { Validated } from '../validation.ts';
import type { CaseOrder } from './case-page.queries.ts';
import { AwaitingEnum, CategoryEnum, ChannelEnum, StageEnum } from './case.enums.ts';
import { enumOf } from './enum-of.ts';

export const CaseOrderEnum = enumOf<CaseOrder>('CaseOrder', 'In which order cases are listed.', {
  DUE_SOONEST: 'What we have to keep soonest comes first; cases with nothing due come last.',
  NEWEST: 'The complaint that reached us last comes first.',
  OLDEST: 'The complaint that reached us first comes first.',
});

@Validated(v.looseObject({ text: optionalText('The text to look for', 200) }))
@InputType({ description: 'Which cases to list; what is left out does not matter.' })
export class CaseFilterInput {
  @Field(() => [StageEnum], {
    nullable: true,
    description: 'Only cases at one of these stages; an empty list does not matter.',
  })
  stages?: Stage[] | null;

  @Field(() => ID, { nullable: true, description: 'Only cases of this handler.' })
  handlerId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only cases of which I am the handler.' })
  isMine?: boolean | null;

  @Field(() => ChannelEnum, { nullable: true, description: 'Only complaints that came this way.' })
  channel?: Channel | null;

  @Field(() => CategoryEnum, { nullable: true, description: 'Only complaints about this.' })
  category?: Category | null;

  @Field(() => AwaitingEnum, { nullable: true, description: 'Only cases that wait for these.' })
  awaiting?: Awaiting | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only cases with a promise or limit missed and still open. False: only the others.',
  })
  isOverdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only cases whose personal data may only be kept. False: only the others.',
  })
  isRestricted?: boolean | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Only cases with something due before this moment.',
  })
  dueBefore?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A reference number or its beginning in any typed form (with CON- where it has no digit), or words of the complaint: "exact words", or, -without. Up to 200 characters.',
  })
  text?: string | null;
}
