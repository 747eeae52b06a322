import { Lesson } from '@desk/db';
import { caseErased } from '../cases/case.policy.ts';
import { record, type CaseChange } from '../cases/change-case.ts';
import { dateOf } from '../clock.ts';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { londonDate } from '../procedure/calendar.ts';
import { erasableOn, keepingOf, type Keeping } from '../procedure/retention.ts';
import { eraseWords } from './erase-words.ts';

/**
 * Erases what is personal in a case whose time of keeping has ended, and writes down that it was.
 * @throws DomainError CASE_KEPT with the reason and the day, CASE_ERASED
 */
export async function eraseCaseData(context: OperationContext, change: CaseChange): Promise<void> {
  const { em, caseFile, state, actor } = change;
  if (state.erasedAt !== null) throw caseErased(new Date(state.erasedAt));
  const keeping = await readKeeping(context, change);
  if (keeping !== null)
    throw new DomainError('CASE_KEPT', keeping.reason, { erasableOn: keeping.erasableOn });
  await eraseWords(em, caseFile, dateOf(context.now));
  const day = erasableOn(state, context.desk.procedure.retention);
  const data = { erasableOn: String(day), isAutomatic: actor.kind === 'SYSTEM' };
  record(change, { type: 'personalDataErased', data });
}

/** Why a case must be kept for now; null when it may be erased. */
export async function readKeeping(
  { desk, now }: OperationContext,
  { em, caseFile, state }: Pick<CaseChange, 'em' | 'caseFile' | 'state'>,
): Promise<Keeping | null> {
  const openLessons = await em.count(Lesson, { caseFile, completedAt: null });
  return keepingOf(state, openLessons, desk.procedure.retention, londonDate(now));
}
