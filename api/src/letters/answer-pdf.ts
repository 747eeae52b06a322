import { CaseFile, Notice, type NoticeKind } from '@desk/db';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { paperOf, type Paper } from '../notifications/paper.ts';
import { parseReference } from '../procedure/reference.ts';
import { admitRead } from '../reads/note-read.ts';

/** What a customer may want to keep, by the name of its file. */
export const ANSWERS = {
  'final-response': 'FINAL_RESPONSE',
  'escalation-decision': 'ESCALATION_DECIDED',
} as const satisfies Record<string, NoticeKind>;

/**
 * Our newest final response, or the newest decision of a review, as a letter in PDF; for the customer on a device that
 * may open the case, and for staff.
 * @throws DomainError NOT_FOUND, the same for a case that is not theirs
 */
export async function answerPdf(
  context: OperationContext,
  typedReference: string,
  answer: keyof typeof ANSWERS,
): Promise<Paper> {
  const { em, desk, viewers } = context;
  const parsed = parseReference(typedReference);
  const caseFile = parsed.ok ? await em.findOne(CaseFile, { reference: parsed.reference }) : null;
  const isTheirs =
    viewers.staff.kind === 'STAFF' ||
    (caseFile !== null && viewers.customer.kind === 'CUSTOMER' && viewers.customer.caseIds.has(caseFile.id));
  const notice =
    caseFile !== null && isTheirs
      ? await em.findOne(Notice, { caseFile, kind: ANSWERS[answer] }, { orderBy: { seq: 'desc' } })
      : null;
  if (caseFile === null || notice === null) {
    throw new DomainError('NOT_FOUND', 'There is no such letter, or you may not read it.');
  }
  admitRead(context, { kind: 'DOCUMENT', caseFile, what: notice.kind });
  return paperOf(desk, em, notice, caseFile, { address: null, key: null });
}
