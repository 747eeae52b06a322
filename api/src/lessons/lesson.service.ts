import { type CaseFile, Lesson, Staff } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { v7 } from 'uuid';
import { requireRootCause } from '../cases/case-action.service.ts';
import { changeCase, record } from '../cases/change-case.ts';
import type { OperationContext } from '../context.ts';
import { badInput } from '../errors.ts';
import { londonDate } from '../procedure/calendar.ts';
import { isUuid } from '../uuid.ts';
import type { CompleteLessonInput, RecordLessonInput } from './lesson.input.ts';

/** Records what we change, who owns it and by when (procedure: learn from feedback; DISP 1.3.3R). */
export function recordLesson(context: OperationContext, input: RecordLessonInput): Promise<CaseFile> {
  return changeCase(context, 'recordLesson', input, async (change) => {
    const { em, caseFile, state } = change;
    requireRootCause(context, input.rootCause);
    refusePast(context, input.dueOn);
    const lesson = { id: v7(), rootCause: input.rootCause, change: input.change.trim(), dueOn: input.dueOn };
    em.create(Lesson, {
      ...lesson,
      caseFile,
      seq: state.seq + 1,
      owner: await requireOwner(em, input.ownerId),
    });
    record(
      change,
      { type: 'lessonRecorded', data: { lessonId: lesson.id, rootCause: input.rootCause } },
      lesson,
    );
  });
}

function refusePast({ now }: OperationContext, dueOn: string): void {
  if (dueOn >= londonDate(now).toString()) return;
  throw badInput([{ path: 'dueOn', message: 'The day by which it is done cannot be in the past.' }]);
}

async function requireOwner(em: SqlEntityManager, ownerId: string): Promise<Staff> {
  const owner = isUuid(ownerId) ? await em.findOne(Staff, { id: ownerId, isActive: true }) : null;
  if (owner !== null) return owner;
  throw badInput([{ path: 'ownerId', message: 'There is no active member of staff with this id.' }]);
}

/** Records that a lesson was put into practice, with what was done. */
export function completeLesson(context: OperationContext, input: CompleteLessonInput): Promise<CaseFile> {
  return changeCase(context, 'completeLesson', input, async (change) => {
    const { em, caseFile, at } = change;
    const lesson = isUuid(input.lessonId)
      ? await em.findOne(Lesson, { id: input.lessonId, caseFile, completedAt: null })
      : null;
    if (lesson === null) {
      throw badInput([{ path: 'lessonId', message: 'This case has no open lesson with this id.' }]);
    }
    const result = input.result.trim();
    em.assign(lesson, { result, completedAt: new Date(at) });
    record(
      change,
      { type: 'lessonCompleted', data: { lessonId: lesson.id } },
      { lessonId: lesson.id, result },
    );
  });
}
