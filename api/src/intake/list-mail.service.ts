import type { MailKind, MailState } from '@desk/db';
import { readCase } from '../cases/case.queries.ts';
import { requireRight } from '../access/rights.ts';
import { readsRestricted } from '../cases/case.policy.ts';
import type { OperationContext } from '../context.ts';
import { admitRead, noteRead } from '../reads/note-read.ts';
import { pageOfMail, type MailPage } from './mail-page.queries.ts';
import { MAIL } from './mail.policy.ts';

/** Which page, as a client asks for it. */
export interface MailPageArgs {
  first: number;
  after?: string | null;
}

/** The mails that wait for staff, the longest first. @throws DomainError UNAUTHENTICATED, BAD_USER_INPUT */
export async function listUnmatchedMail(
  context: OperationContext,
  { first, after }: MailPageArgs,
): Promise<MailPage> {
  requireRight(context.viewers.staff, MAIL.unmatchedMail);
  const page = { order: 'OLDEST', first, after: after ?? null } as const;
  noteRead(context, { kind: 'MAILS', caseFile: null });
  return pageOfMail(context.em, { state: 'UNMATCHED' }, page);
}

/**
 * Every mail that came, the newest first.
 * @throws DomainError UNAUTHENTICATED, BAD_USER_INPUT, REFERENCE_INVALID, NOT_FOUND, CASE_RESTRICTED
 */
export async function listReceivedMail(
  context: OperationContext,
  filter: { kind?: MailKind | null; state?: MailState | null; reference?: string | null },
  { first, after }: MailPageArgs,
): Promise<MailPage> {
  const viewer = context.viewers.staff;
  requireRight(viewer, MAIL.receivedMail);
  const { kind, state, reference } = filter;
  const caseFile = reference == null ? null : await readCase(context, reference);
  admitRead(context, { kind: caseFile === null ? 'MAILS' : 'MESSAGES', caseFile });
  return pageOfMail(
    context.em,
    {
      ...(kind && { kind }),
      ...(state && { state }),
      ...(caseFile !== null && { caseId: caseFile.id }),
      isReadableOnly: !readsRestricted(viewer),
    },
    { order: 'NEWEST', first, after: after ?? null },
  );
}
