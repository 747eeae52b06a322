import type { Lesson, Staff } from '@desk/db';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { StaffType } from '../access/staff.type.ts';
import type { OperationContext } from '../context.ts';
import { LessonType } from './lesson.type.ts';

@Resolver(() => LessonType)
export class LessonContentResolver {
  @FieldResolver(() => StaffType, { description: 'Who sees to it.' })
  owner(@Root() lesson: Lesson, @Ctx() { loaders }: OperationContext): Promise<Staff> {
    return loaders.staff.load(lesson.owner.id);
  }
}
