import {
  AccessCode,
  AccessKey,
  AccessLink,
  Alert,
  CaseAccess,
  Complaint,
  Contact,
  Escalation,
  Evidence,
  FinalResponse,
  IdempotencyKey,
  Lesson,
  Letter,
  MailboxMail,
  Message,
  Note,
  Notice,
  PushSubscription,
  Rating,
  ReadMark,
  ReceivedMail,
  Referral,
  StoredFile,
  Summary,
  type CaseFile,
} from '@desk/db';
import type { Ref, SqlEntityManager } from '@mikro-orm/postgresql';

/** What nothing counts: whole rows go. */
const GONE = [
  AccessCode,
  AccessKey,
  AccessLink,
  Alert,
  CaseAccess,
  Escalation,
  Evidence,
  FinalResponse,
  Message,
  Note,
  Notice,
  PushSubscription,
  ReadMark,
  Referral,
  Summary,
] as const;

const NO_COMPLAINT = {
  whatHappened: '',
  happenedOn: null,
  desiredOutcome: null,
  concerns: null,
  supportNeeds: null,
};

const NO_CONTACT = {
  name: '',
  email: null,
  phone: null,
  postalAddress: null,
  customerId: null,
  mutedNotices: [],
  emailFailedAt: null,
  emailFailure: null,
};

/** What is left of a mail: its key, by which it is not taken in again, and when it came. */
export const NO_MAIL = {
  reasons: [],
  senderName: '',
  senderAddress: null,
  subject: '',
  text: '',
  newText: '',
  attachments: [],
  messageId: null,
  returnPath: null,
  raw: Buffer.alloc(0),
  dismissal: null,
};

/**
 * Erases everything personal of a case whose row is locked. The history stays, which holds facts and hashes alone; so does
 * what figures are made of. Its files become uploads that nobody used, so that the clocks remove them with their bytes,
 * unless another case holds the same ones.
 */
export async function eraseWords(em: SqlEntityManager, { id }: CaseFile, now: Date): Promise<void> {
  const caseFile = { id };
  const { email } = await em.findOneOrFail(Contact, { caseFile });
  await em.nativeDelete(Letter, { notice: { caseFile } });
  for (const what of GONE) await em.nativeDelete<{ caseFile: Ref<CaseFile> }>(what, { caseFile });
  await em.nativeDelete(IdempotencyKey, { caseId: id });
  if (email != null) await em.nativeDelete(MailboxMail, { recipient: { $ilike: `%${likeness(email)}%` } });
  await em.nativeUpdate(Complaint, { caseFile }, NO_COMPLAINT);
  await em.nativeUpdate(Contact, { caseFile }, NO_CONTACT);
  await em.nativeUpdate(Rating, { caseFile }, { comment: null });
  await em.nativeUpdate(Lesson, { caseFile }, { change: '', result: null });
  await em.nativeUpdate(ReceivedMail, { caseFile }, NO_MAIL);
  await em.nativeUpdate(
    StoredFile,
    { caseFile },
    { caseFile: null, seq: null, name: '', finding: null, expiresAt: now },
  );
}

function likeness(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
