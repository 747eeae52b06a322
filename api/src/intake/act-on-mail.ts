import { CaseFile, type ReceivedMail } from '@desk/db';
import { LockMode, ref } from '@mikro-orm/postgresql';
import { Temporal } from 'temporal-polyfill';
import { ANONYMOUS, customerViewer } from '../access/viewer.ts';
import { recordNote } from '../cases/case-action.service.ts';
import { beginChange, finishChange } from '../cases/change-case.ts';
import { openCase } from '../complaints/open-case.ts';
import { toldIn } from '../complaints/told.ts';
import { operationContext, type OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { Category } from '../procedure/published.ts';
import { answerByMail } from './answer-by-mail.ts';
import type { Decision } from './decide.ts';
import type { IncomingMail } from './incoming-mail.ts';
import type { MailEvidence } from './mail-evidence.ts';
import { takeBackNotice } from './take-back-notice.ts';
import { complaintWords, replyWords } from './words.ts';

/** The parts of a mail that go into a case. */
export interface MailContent {
  mail: IncomingMail;
  evidence: MailEvidence;
}

/** Does what was decided, and writes down what became of the mail. */
export async function actOnMail(
  context: OperationContext,
  row: ReceivedMail,
  decision: Decision,
  content: MailContent,
): Promise<void> {
  switch (decision.kind) {
    case 'NEW_CASE':
      row.caseFile = ref(await openByMail(context, row, content));
      row.state = 'OPENED_CASE';
      break;
    case 'REPLY':
      await replyOrWait(context, row, decision.caseId, content);
      break;
    case 'UNMATCHED':
    case 'IGNORED':
      row.state = decision.kind;
      row.reasons = decision.reasons;
      if (row.kind === 'BOUNCE') await takeBackNotice(context, row, content.mail);
  }
}

/**
 * Opens a case on a mail, in its sender's name, whoever decided so: acknowledged like any other, and every date counts
 * from when the mail reached us.
 */
export async function openByMail(
  context: OperationContext,
  { senderName, senderAddress, receivedAt, subject, text }: ReceivedMail,
  content: MailContent,
  category: Category = 'OTHER',
): Promise<CaseFile> {
  const { caseFile } = await openCase(
    context,
    context.em,
    {
      channel: 'EMAIL',
      category,
      receivedAt: Temporal.Instant.fromEpochMilliseconds(receivedAt.getTime()),
      told: toldIn({ whatHappened: complaintWords({ subject, text }) }),
      contact: { name: senderName, email: senderAddress ?? null, phone: null, postalAddress: null },
      files: content.evidence.fileIds,
    },
    { kind: 'CUSTOMER', id: null },
  );
  await noteWhatIsMissing(context, caseFile, content);
  return caseFile;
}

/** Adds the new words of a mail to a case, as its customer. @throws DomainError when the case takes none */
export async function replyByMail(
  context: OperationContext,
  caseFile: CaseFile,
  words: string,
  content: MailContent,
): Promise<void> {
  const customer = customerViewer(content.evidence.deviceHash, [[caseFile.id, 'ACT']]);
  const asCustomer = operationContext(context.desk, { staff: ANONYMOUS, customer }, null, context.em);
  await answerByMail(asCustomer, caseFile, replyWords(words), content.evidence.fileIds);
  await noteWhatIsMissing(context, caseFile, content);
}

async function replyOrWait(
  context: OperationContext,
  row: ReceivedMail,
  caseId: string,
  content: MailContent,
): Promise<void> {
  const caseFile = await lockCase(context, caseId);
  try {
    await replyByMail(context, caseFile, row.newText, content);
    row.caseFile = ref(caseFile);
    row.state = 'ADDED_TO_CASE';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    row.reasons = [`Case ${caseFile.reference} did not take it: ${error.message}`];
  }
}

/** Waits until nobody else changes the case: whether it waits for an answer must be true still when it gets one. */
export function lockCase({ em }: OperationContext, id: string): Promise<CaseFile> {
  return em.findOneOrFail(CaseFile, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}

/** Tells staff what of a mail is not in the case. */
async function noteWhatIsMissing(
  context: OperationContext,
  caseFile: CaseFile,
  { mail, evidence }: MailContent,
): Promise<void> {
  const refused = evidence.attachments.flatMap(({ refusal }) => refusal ?? []);
  const missing = [...mail.flaws, ...refused];
  if (missing.length === 0) return;
  const change = await beginChange(context, context.em, caseFile, { kind: 'SYSTEM', id: null });
  recordNote(
    change,
    ['Not everything of the customer’s mail is here. The whole mail is kept.', ...missing].join('\n'),
  );
  await finishChange(context, change);
}
