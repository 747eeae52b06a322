import { CaseFile, Notice, type ReceivedMail } from '@desk/db';
import { ref } from '@mikro-orm/postgresql';
import type { OperationContext } from '../context.ts';
import { noticeOfMessageId } from '../notifications/reply-address.ts';
import { markUndeliverable, type ReturnedMail } from '../notifications/undeliverable.ts';
import { failureIn, idsOfReturnedMail } from './delivery-failure.ts';
import type { IncomingMail } from './incoming-mail.ts';

/** A bounce of a mail about a case: the notice did not arrive, and the customer is reached another way. */
export async function takeBackNotice(
  { desk, em }: OperationContext,
  row: ReceivedMail,
  mail: IncomingMail,
): Promise<void> {
  const failure = failureIn(mail);
  const named = idsOfReturnedMail(mail)
    .map((id) => noticeOfMessageId(desk.secrets, id))
    .find((notice) => notice !== null);
  if (named === undefined) return;
  const caseFile = await em.findOne(CaseFile, { id: named.caseId });
  if (caseFile === null) return;
  row.caseFile = ref(caseFile);
  if (failure === null) {
    row.reasons = [...row.reasons, 'The mail is only late: it may still arrive.'];
    return;
  }
  const isNew = await markUndeliverable(desk, em, await returnedMail(em, named), failure);
  row.reasons = [
    ...row.reasons,
    isNew ? `A mail about case ${caseFile.reference} did not arrive: ${failure}` : 'That was known already.',
  ];
}

async function returnedMail(
  em: OperationContext['em'],
  { caseId, seq, kind }: NonNullable<ReturnType<typeof noticeOfMessageId>>,
): Promise<ReturnedMail> {
  if (seq === null || kind === null) return { caseId };
  const notice = await em.findOne(Notice, {
    caseFile: caseId,
    seq,
    kind: kind as Notice['kind'],
    channel: 'EMAIL',
  });
  return notice === null ? { caseId } : { noticeId: notice.id };
}
