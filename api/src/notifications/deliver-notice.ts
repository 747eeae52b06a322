import { CaseFile, Contact, Notice } from '@desk/db';
import { LockMode, type SqlEntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../clock.ts';
import type { Desk } from '../context.ts';
import { chooseChannel } from './choose-channel.ts';
import { isMuted } from './muted-notices.ts';
import { failureOf, type MailFailure } from './mail-failure.ts';
import { handToStaff } from './hand-to-staff.ts';
import { tryLater } from './try-later.ts';
import { giveUpMail } from './undeliverable.ts';
import { sendNotice } from './send-notice.ts';

/**
 * Delivers a notice that waits: by mail, or as a letter or a call for staff. Its row stays locked from before the mail
 * leaves until it is marked, so that no two processes send it; a process that dies lets go of the row at once, and the
 * next one sends the mail again under the same Message-ID. Delivering again what is delivered does nothing.
 */
export function deliverNotice(desk: Desk, noticeId: string): Promise<void> {
  return desk.orm.em.fork().transactional(async (em) => {
    const notice = await em.findOne(
      Notice,
      { id: noticeId, state: 'WAITING', nextAttemptAt: { $lte: dateOf(desk.clock.now()) } },
      { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
    );
    if (notice === null) return;
    const caseFile = await em.findOneOrFail(CaseFile, notice.caseFile.id);
    const contact = await em.findOneOrFail(Contact, { caseFile });
    notice.channel = chooseChannel(contact);
    if (isMuted(notice, contact)) {
      notice.state = 'MUTED';
      return;
    }
    if (notice.channel !== 'EMAIL') {
      await handToStaff(desk, em, notice, caseFile);
      return;
    }
    const failure = await attempt(() => sendNotice(desk, em, notice, caseFile, contact));
    if (failure === null) {
      notice.state = 'SENT';
      notice.sentAt = dateOf(desk.clock.now());
      notice.failure = null;
    } else {
      await settleFailure(desk, em, notice, failure);
    }
  });
}

async function attempt(send: () => Promise<void>): Promise<MailFailure | null> {
  try {
    await send();
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

async function settleFailure(
  desk: Desk,
  em: SqlEntityManager,
  notice: Notice,
  failure: MailFailure,
): Promise<void> {
  desk.log.warn({ noticeId: notice.id, ...failure }, 'A mail could not be handed over');
  if (!failure.isPermanent && (await tryLater(desk, em, notice, failure.reason))) return;
  await giveUpMail(desk, em, notice, failure);
}
