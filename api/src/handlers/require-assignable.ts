import { Complaint, Staff } from '@desk/db';
import type { CaseChange } from '../cases/change-case.ts';
import { badInput } from '../errors.ts';
import { isUuid } from '../uuid.ts';
import { isNamedIn } from './named-in.ts';

/** @throws DomainError BAD_USER_INPUT unless this person may deal with the case: active, new to it, not named in it */
export async function requireAssignable(
  { em, caseFile, state }: CaseChange,
  handlerId: string,
): Promise<void> {
  const handler = isUuid(handlerId) ? await em.findOne(Staff, { id: handlerId, isActive: true }) : null;
  if (handler === null || handler.role === 'AUDITOR') {
    throw badInput([{ path: 'handlerId', message: 'There is no active handler or manager with this id.' }]);
  }
  if (handler.id === state.handlerId) {
    throw badInput([{ path: 'handlerId', message: 'This person deals with the case already.' }]);
  }
  if (state.stage === 'ESCALATED' && handler.id === state.reviewerId) {
    throw badInput([
      { path: 'handlerId', message: 'This person decides the escalation, so somebody else must handle it.' },
    ]);
  }
  const { whatHappened } = await em.findOneOrFail(Complaint, { caseFile });
  if (isNamedIn(whatHappened, handler.name)) {
    throw badInput([
      { path: 'handlerId', message: 'The complaint names this person, so somebody else must handle it.' },
    ]);
  }
}
