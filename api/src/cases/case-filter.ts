import type { CaseFile } from '@desk/db';
import { raw, type FilterQuery } from '@mikro-orm/postgresql';
import { badInput } from '../errors.ts';
import { textOrNull } from '../text.ts';
import { isUuid } from '../uuid.ts';
import type { CaseFilterInput } from './case-filter.input.ts';
import { referencePrefixes } from './reference-prefix.ts';

/**
 * The cases that a filter asks for; what it leaves out does not matter.
 * @param viewerId who "mine" means
 * @throws DomainError BAD_USER_INPUT for a handler id that is none
 */
export function casesThatFit(filter: CaseFilterInput, viewerId: string): FilterQuery<CaseFile> {
  const { stages, channel, category, awaiting, isOverdue, isRestricted, handlerId, dueBefore } = filter;
  const text = textOrNull(filter.text);
  if (handlerId != null && !isUuid(handlerId)) {
    throw badInput([{ path: 'filter.handlerId', message: 'This is not the id of a member of staff.' }]);
  }
  const wanted: FilterQuery<CaseFile>[] = [
    ...(stages == null || stages.length === 0 ? [] : [{ stage: { $in: stages } }]),
    ...(channel == null ? [] : [{ channel }]),
    ...(category == null ? [] : [{ category }]),
    ...(awaiting == null ? [] : [{ awaiting }]),
    ...(isOverdue == null ? [] : [{ isOverdue }]),
    ...(isRestricted == null ? [] : [{ restriction: isRestricted ? { $ne: null } : null }]),
    ...(handlerId == null ? [] : [{ handler: handlerId }]),
    ...(filter.isMine === true ? [{ handler: viewerId }] : []),
    ...(dueBefore == null ? [] : [{ nextDueAt: { $lt: dueBefore } }]),
    ...(text === null ? [] : [mentioning(text)]),
  ];
  return { $and: wanted };
}

// Words may not be used while a case is restricted, not even to find it.
// A union of look-ups where there are several, so that each uses its own index.
function mentioning(text: string): FilterQuery<CaseFile> {
  const prefixes = referencePrefixes(text);
  const byReference = prefixes.map(() => 'union all select id from case_file where reference like ?');
  const byWords = `select case_id from complaint where to_tsvector('english', what_happened) @@ websearch_to_tsquery('english', ?)
    and case_id not in (select id from case_file where restriction is not null)`;
  const parameters = [text, ...prefixes.map((prefix) => `${prefix}%`)];
  return { id: { $in: raw(`(${[byWords, ...byReference].join(' ')})`, parameters) } };
}
