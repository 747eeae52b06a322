import { Contact, type CaseFile, type NoticeKind } from '@desk/db';
import { requireOwnCase } from '../access/own-case.ts';
import type { OperationContext } from '../context.ts';
import { badInput } from '../errors.ts';
import { MUTED_NOTICES } from './muted-notices.policy.ts';
import { MUTABLE_NOTICES } from './muted-notices.ts';

/** A kind of mail that the customer may do without. */
export interface MailChoice {
  kind: NoticeKind;
  isMuted: boolean;
}

/** The kinds of mail that the customer may do without, with what they chose. */
export async function mailChoices({ em }: OperationContext, caseFile: CaseFile): Promise<MailChoice[]> {
  const { mutedNotices } = await em.findOneOrFail(Contact, { caseFile });
  return MUTABLE_NOTICES.map((kind) => ({ kind, isMuted: mutedNotices.includes(kind) }));
}

/**
 * Says of which notices the customer wants no mail; all others are mailed.
 * @throws DomainError REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT for what is always mailed
 */
export async function muteNotices(
  context: OperationContext,
  { reference, muted }: { reference: string; muted: readonly NoticeKind[] },
): Promise<CaseFile> {
  const caseFile = await requireOwnCase(context, reference, MUTED_NOTICES.muteNotices);
  const mutable: readonly NoticeKind[] = MUTABLE_NOTICES;
  const fixed = muted.filter((kind) => !mutable.includes(kind));
  if (fixed.length > 0)
    throw badInput([{ path: 'muted', message: `This is always mailed: ${fixed.join(', ')}.` }]);
  const contact = await context.em.findOneOrFail(Contact, { caseFile });
  contact.mutedNotices = [...new Set(muted)];
  await context.em.flush();
  return caseFile;
}
