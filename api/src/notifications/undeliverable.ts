import { CaseFile, Contact, Notice } from '@desk/db';
import { LockMode, type SqlEntityManager } from '@mikro-orm/postgresql';
import { v7 } from 'uuid';
import { dateOf } from '../clock.ts';
import type { Desk } from '../context.ts';
import { alertOfNotice } from './alert-of-notice.ts';
import { chooseChannel } from './choose-channel.ts';
import { handToStaff } from './hand-to-staff.ts';
import type { MailFailure } from './mail-failure.ts';

/** Which mail came back: the very one, or the newest that left about a case. */
export type ReturnedMail = { noticeId: string } | { caseId: string };

/**
 * Takes back that a mail arrived, for a bounce that comes later: as a refusal for good at the hand-over.
 * @returns false when there is no such mail, or it is known already not to have arrived
 */
export async function markUndeliverable(
  desk: Desk,
  em: SqlEntityManager,
  mail: ReturnedMail,
  reason: string,
): Promise<boolean> {
  const which = 'noticeId' in mail ? { id: mail.noticeId } : { caseFile: mail.caseId };
  const notice = await em.findOne(
    Notice,
    { ...which, channel: 'EMAIL', state: 'SENT' },
    { orderBy: { seq: 'desc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (notice === null) return false;
  await giveUpMail(desk, em, notice, { isPermanent: true, reason });
  return true;
}

/**
 * Ends the way by mail: staff are alerted, and the same notice goes by letter or by phone. An address that was refused
 * for good is not written to again.
 */
export async function giveUpMail(
  desk: Desk,
  em: SqlEntityManager,
  notice: Notice,
  { isPermanent, reason }: MailFailure,
): Promise<void> {
  const now = dateOf(desk.clock.now());
  const caseFile = await em.findOneOrFail(CaseFile, notice.caseFile.id);
  const contact = await em.findOneOrFail(Contact, { caseFile });
  notice.state = 'UNDELIVERABLE';
  notice.failure = reason;
  if (isPermanent) {
    contact.emailFailedAt ??= now;
    contact.emailFailure ??= reason;
  }
  await alertOfNotice(desk, em, { notice, caseFile, kind: 'REACH_BY_OTHER_CHANNEL' });
  const channel = chooseChannel({
    email: null,
    emailFailedAt: null,
    postalAddress: contact.postalAddress,
    phone: contact.phone,
  });
  if (channel === 'NONE') return;
  const { seq, kind } = notice;
  const instead = em.create(Notice, {
    id: v7(),
    caseFile,
    seq,
    kind,
    channel,
    madeAt: notice.madeAt,
    nextAttemptAt: now,
  });
  await handToStaff(desk, em, instead, caseFile);
}
