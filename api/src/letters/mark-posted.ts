import { Letter } from '@desk/db';
import { LockMode } from '@mikro-orm/postgresql';
import { requireRight } from '../access/rights.ts';
import { dateOf } from '../clock.ts';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { isUuid } from '../uuid.ts';
import type { LetterType } from './letter.type.ts';
import { letterOf } from './list-letters.ts';
import { LETTERS } from './letter.policy.ts';

/**
 * Says that a letter was posted, by whom and when; its PDF, which may hold an access key, is forgotten.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export function markPosted(context: OperationContext, letterId: string): Promise<LetterType> {
  const viewer = context.viewers.staff;
  requireRight(viewer, LETTERS.markPosted);
  return context.em.transactional(async (em) => {
    const letter = isUuid(letterId)
      ? await em.findOne(Letter, letterId, { lockMode: LockMode.PESSIMISTIC_WRITE })
      : null;
    if (letter === null) throw new DomainError('NOT_FOUND', 'There is no letter with this id.');
    if (!letter.postedAt) {
      const now = dateOf(context.now);
      em.assign(letter, { postedAt: now, postedBy: viewer.id, pdf: null });
      const notice = await letter.notice.loadOrFail();
      em.assign(notice, { state: 'POSTED', sentAt: now });
    }
    return letterOf(context, letter);
  });
}
