import type { Lesson } from '@desk/db';
import { Field, ID, ObjectType } from 'type-graphql';
import { GraphQLDateTime, GraphQLLocalDate } from '../dates.ts';

@ObjectType('Lesson', { description: 'What a complaint taught us.' })
export class LessonType implements Pick<Lesson, 'id' | 'rootCause' | 'change' | 'dueOn'> {
  @Field(() => ID, { description: 'Identifies the lesson in completeLesson; UUIDv7.' })
  id!: string;

  @Field(() => String, { description: 'Code of the root cause in the published procedure.' })
  rootCause!: string;

  @Field(() => String, { description: 'What we change.' })
  change!: string;

  @Field(() => GraphQLLocalDate, { description: 'By when.' })
  dueOn!: string;

  @Field(() => String, { nullable: true, description: 'What was done; null while it is open.' })
  result?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was put into practice.' })
  completedAt?: Date | null;
}
