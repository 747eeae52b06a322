import { Field, ObjectType } from 'type-graphql';
import { GraphQLDateTime, GraphQLLocalDate } from '../dates.ts';
import { enumOf } from '../cases/enum-of.ts';
import type { PreviewedDeadline } from '../procedure/deadlines.ts';

export const PreviewedDeadlineKindEnum = enumOf<PreviewedDeadline['kind']>(
  'PreviewedDeadlineKind',
  'Which promise of ours, or limit of the law, a previewed date belongs to.',
  {
    ACKNOWLEDGEMENT: 'Promise: acknowledge within 24 hours.',
    PROGRESS_UPDATE: 'Promise: the first progress update, if we acknowledge at once.',
    SUMMARY_RESOLUTION: 'Until then a short answer will do (DISP 1.5.1R).',
    FINAL_RESPONSE: 'Promise: the final response.',
    ESCALATION_DECISION: 'Promise: decide an escalation; once for each level.',
    PAYMENT_LIMIT: 'Limit: the answer to a payment complaint (DISP 1.6.2AR).',
    PAYMENT_LIMIT_EXTENDED: 'Limit: the same after a holding reply in time (DISP 1.6.2AR).',
    FINANCIAL_LIMIT: 'Limit: the answer to a financial complaint (DISP 1.6.2R).',
    OMBUDSMAN_WINDOW: 'The last day to go to the ombudsman (DISP 2.8.2R).',
  },
);

@ObjectType('PreviewedDeadline', {
  description: 'A date that a complaint would lead to, with why it is that date.',
})
export class PreviewedDeadlineType implements PreviewedDeadline {
  @Field(() => PreviewedDeadlineKindEnum, { description: 'Which promise or limit.' })
  kind!: PreviewedDeadline['kind'];

  @Field(() => GraphQLDateTime, { description: 'The moment by which it would have to be kept.' })
  dueAt!: string;

  @Field(() => GraphQLLocalDate, { description: 'The same as a date in London.' })
  dueOn!: string;

  @Field(() => Boolean, { description: 'True for a date of the law, which nothing pauses.' })
  isLimit!: boolean;

  @Field(() => [String], {
    description: 'The plain steps that lead to the date, in order, with what they suppose.',
  })
  trace!: string[];

  @Field(() => String, { description: 'Where it comes from: our procedure, or the rule.' })
  source!: string;
}
