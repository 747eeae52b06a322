import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { ACTION_ERRORS, CasePayload } from '../cases/case.payload.ts';
import type { OperationContext } from '../context.ts';
import { CompleteLessonInput, RecordLessonInput } from './lesson.input.ts';
import { completeLesson, recordLesson } from './lesson.service.ts';

@Resolver()
export class LessonResolver {
  @Mutation(() => CasePayload, {
    description: `Records what we change because of the complaint, who owns it and by when (DISP 1.3.3R). ${ACTION_ERRORS}`,
  })
  async recordLesson(
    @Ctx() context: OperationContext,
    @Arg('input', () => RecordLessonInput, { description: 'Case and lesson.' }) input: RecordLessonInput,
  ): Promise<CasePayload> {
    return { case: await recordLesson(context, input) };
  }

  @Mutation(() => CasePayload, {
    description: `Records that a lesson was put into practice. ${ACTION_ERRORS}`,
  })
  async completeLesson(
    @Ctx() context: OperationContext,
    @Arg('input', () => CompleteLessonInput, { description: 'Case, lesson and result.' })
    input: CompleteLessonInput,
  ): Promise<CasePayload> {
    return { case: await completeLesson(context, input) };
  }
}
