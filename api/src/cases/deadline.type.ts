import { Field, ObjectType } from 'type-graphql';
import { GraphQLDateTime, GraphQLLocalDate } from '../dates.ts';
import type { Deadline, DeadlineKind } from '../procedure/deadlines.ts';
import { DeadlineKindEnum } from './case.enums.ts';

@ObjectType('Deadline', {
  simpleResolvers: true,
  description: 'A promise with its due time, or a legal limit, with why it is that date.',
})
export class DeadlineType implements Deadline {
  @Field(() => DeadlineKindEnum, { description: 'Which promise or limit.' })
  kind!: DeadlineKind;

  @Field(() => GraphQLDateTime, { description: 'The moment by which it has to be kept.' })
  dueAt!: string;

  @Field(() => GraphQLLocalDate, { description: 'The same as a date in London.' })
  dueOn!: string;

  @Field(() => Boolean, { description: 'True for a date of the law, which nothing pauses.' })
  isLimit!: boolean;

  @Field(() => [String], { description: 'The plain steps that led to the date, in order.' })
  trace!: string[];

  @Field(() => String, { description: 'Where the promise or limit comes from: our procedure, or the rule.' })
  source!: string;
}
