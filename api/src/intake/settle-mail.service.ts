import { CaseFile, Contact, ReceivedMail, Staff } from '@desk/db';
import { LockMode, ref, type SqlEntityManager } from '@mikro-orm/postgresql';
import { Temporal } from 'temporal-polyfill';
import { customerViewer, type StaffViewer } from '../access/viewer.ts';
import { recordNote } from '../cases/case-action.service.ts';
import { requireRight } from '../access/rights.ts';
import { hindranceOfData } from '../cases/case.policy.ts';
import { actorOf, beginChange, finishChange } from '../cases/change-case.ts';
import { hashContent } from '../cases/event-hash.ts';
import { caseOfKey, claimIdempotencyKey, settleIdempotencyKey } from '../cases/idempotency.ts';
import { requireReference } from '../cases/reference-argument.ts';
import { dateOf } from '../clock.ts';
import { operationContext, type OperationContext } from '../context.ts';
import { badInput, DomainError } from '../errors.ts';
import { londonDate } from '../procedure/calendar.ts';
import { isUuid } from '../uuid.ts';
import { lockCase, openByMail, replyByMail, type MailContent } from './act-on-mail.ts';
import { evidenceOf } from './mail-evidence.ts';
import { readMail } from './read-mail.ts';
import type { DismissMailInput, FileMailInput } from './received-mail.input.ts';
import { deviceOfMail } from './take-in.ts';
import { MAIL } from './mail.policy.ts';

/** What staff may still decide about. */
const OPEN_STATES = ['UNMATCHED', 'IGNORED'];

interface FiledMail {
  mail: ReceivedMail;
  case: CaseFile;
}

/**
 * Puts a mail on the case that staff name, or opens one with it: as it would have gone by itself.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, REFERENCE_INVALID, ACTION_NOT_POSSIBLE,
 * CASE_RESTRICTED, CASE_ERASED, IDEMPOTENCY_KEY_REUSED
 */
export async function fileMail(context: OperationContext, input: FileMailInput): Promise<FiledMail> {
  const viewer = context.viewers.staff;
  requireRight(viewer, MAIL.fileMail);
  refuseCategoryOfKnownCase(input);
  const reference = input.reference == null ? null : requireReference(input.reference);
  const content = await contentOf(context, input.mailId);
  return context.em.transactional(async (em) => {
    const { idempotencyKey: key, ...rest } = input;
    const isNew = await claimIdempotencyKey(em, {
      key,
      operation: 'fileMail',
      inputHash: hashContent({ ...rest, staffId: viewer.id }),
      createdAt: dateOf(context.now),
    });
    const mail = await lockMail(em, input.mailId);
    if (!isNew) return { mail, case: await em.findOneOrFail(CaseFile, { id: await caseOfKey(em, key) }) };
    refuseSettled(mail);
    const customer = customerViewer(content.evidence.deviceHash, []);
    const within = operationContext(context.desk, { staff: viewer, customer }, null, em);
    const caseFile =
      reference === null
        ? await openFor(within, viewer, mail, content, input)
        : await addTo(within, viewer, mail, content, reference);
    settle(within, viewer, mail, 'FILED');
    mail.caseFile = ref(caseFile);
    await settleIdempotencyKey(em, key, caseFile.id);
    return { mail, case: caseFile };
  });
}

/** Puts a mail away that needs nothing more. @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, ACTION_NOT_POSSIBLE */
export async function dismissMail(
  context: OperationContext,
  { mailId, reason }: DismissMailInput,
): Promise<ReceivedMail> {
  const viewer = context.viewers.staff;
  requireRight(viewer, MAIL.dismissMail);
  return context.em.transactional(async (em) => {
    const mail = await lockMail(em, mailId);
    if (mail.state === 'DISMISSED' && mail.dismissal === reason.trim()) return mail;
    refuseSettled(mail);
    settle(context, viewer, mail, 'DISMISSED');
    mail.dismissal = reason.trim();
    return mail;
  });
}

async function openFor(
  context: OperationContext,
  viewer: StaffViewer,
  mail: ReceivedMail,
  content: MailContent,
  { category }: FileMailInput,
): Promise<CaseFile> {
  if (mail.senderAddress == null) {
    const message = 'The mail names no sender to answer: record the complaint with a contact instead.';
    throw badInput([{ path: 'mailId', message }]);
  }
  const caseFile = await openByMail(context, mail, content, category ?? 'OTHER');
  await noteFiling(context, viewer, mail, caseFile);
  return caseFile;
}

async function addTo(
  context: OperationContext,
  viewer: StaffViewer,
  mail: ReceivedMail,
  content: MailContent,
  reference: string,
): Promise<CaseFile> {
  const { id } = await requireCase(context.em, reference);
  const caseFile = await lockCase(context, id);
  const hindrance = hindranceOfData(viewer, caseFile);
  if (hindrance !== null) throw hindrance;
  await replyByMail(context, caseFile, await wordsOf(context.em, caseFile, mail), content);
  await noteFiling(context, viewer, mail, caseFile);
  return caseFile;
}

async function noteFiling(
  context: OperationContext,
  viewer: StaffViewer,
  mail: ReceivedMail,
  caseFile: CaseFile,
): Promise<void> {
  const change = await beginChange(context, context.em, caseFile, actorOf(viewer));
  recordNote(change, filingNote(mail));
  await finishChange(context, change);
}

function filingNote({ receivedAt, ...mail }: ReceivedMail): string {
  const day = londonDate(Temporal.Instant.fromEpochMilliseconds(receivedAt.getTime()));
  return `A mail of ${day.toString()} from ${senderIn(mail)} was put here by hand.`;
}

/** Whoever is not the customer is named in the message: both sides must see whose words they are. */
async function wordsOf(em: SqlEntityManager, caseFile: CaseFile, mail: ReceivedMail): Promise<string> {
  const { email } = await em.findOneOrFail(Contact, { caseFile });
  if (mail.senderAddress != null && email?.toLowerCase() === mail.senderAddress) return mail.newText;
  return `${senderIn(mail)} wrote:\n\n${mail.newText}`;
}

function senderIn({ senderName, senderAddress }: Pick<ReceivedMail, 'senderName' | 'senderAddress'>): string {
  return senderAddress == null ? 'somebody unnamed' : `${senderName} <${senderAddress}>`;
}

async function contentOf({ desk, em }: OperationContext, mailId: string): Promise<MailContent> {
  const where = { id: isUuid(mailId) ? mailId : null };
  const row = await em.fork().findOne(ReceivedMail, where, { populate: ['raw'] });
  if (row === null) throw unknownMail();
  const mail = await readMail(Buffer.from(row.raw));
  return { mail, evidence: await evidenceOf(desk, mail, deviceOfMail(row.mailKey)) };
}

async function lockMail(em: SqlEntityManager, id: string): Promise<ReceivedMail> {
  const where = { id: isUuid(id) ? id : null };
  const mail = await em.findOne(ReceivedMail, where, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (mail === null) throw unknownMail();
  return mail;
}

async function requireCase(em: SqlEntityManager, reference: string): Promise<CaseFile> {
  const caseFile = await em.findOne(CaseFile, { reference });
  if (caseFile === null) throw new DomainError('NOT_FOUND', 'There is no case with this reference number.');
  return caseFile;
}

function settle(
  { em, now }: OperationContext,
  { id }: StaffViewer,
  mail: ReceivedMail,
  state: 'FILED' | 'DISMISSED',
): void {
  mail.state = state;
  mail.settledAt = dateOf(now);
  mail.settledBy = em.getReference(Staff, id, { wrapped: true });
}

function refuseSettled({ state }: ReceivedMail): void {
  if (OPEN_STATES.includes(state)) return;
  throw new DomainError('ACTION_NOT_POSSIBLE', 'This mail is on a case or was put away already.', { state });
}

function refuseCategoryOfKnownCase({ reference, category }: FileMailInput): void {
  if (reference == null || category == null) return;
  throw badInput([{ path: 'category', message: 'The case has a category: leave it out, or the reference.' }]);
}

function unknownMail(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no mail with this id.');
}
