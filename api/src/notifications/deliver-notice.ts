import { Contact, Notice } from '@desk/db';
import { LockMode, type SqlEntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../clock.ts';
import type { Desk } from '../context.ts';
import { chooseChannel } from './choose-channel.ts';
import { isMuted } from './muted-notices.ts';
import { pushNews } from '../push/push-news.ts';
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
export async function deliverNotice(desk: Desk, noticeId: string): Promise<void> {
  const caseId = await deliver(desk, noticeId);
  // Whoever is mailed may be told at once too; that nobody waits for it, and nothing hangs on it.
  if (caseId !== null) desk.errands.run('Telling browsers of news', () => pushNews(desk, caseId));
}

/** @returns the case that has news; null when the notice still waits, or was delivered before */
function deliver(desk: Desk, noticeId: string): Promise<string | null> {
  return desk.orm.em.fork().transactional(async (em) => {
    const notice = await em.findOne(
      Notice,
      { id: noticeId, state: 'WAITING', nextAttemptAt: { $lte: dateOf(desk.clock.now()) } },
      { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
    );
    if (notice === null) return null;
    const contact = await em.findOneOrFail(
      Contact,
      { caseFile: notice.caseFile.id },
      { populate: ['caseFile.handler'] },
    );
    const { caseFile } = contact;
    notice.channel = chooseChannel(contact);
    if (isMuted(notice, contact)) {
      notice.state = 'MUTED';
      return caseFile.id;
    }
    if (notice.channel !== 'EMAIL') {
      await handToStaff(desk, em, notice, caseFile);
      return caseFile.id;
    }
    const failure = await attempt(() => sendNotice(desk, em, notice, caseFile, contact));
    if (failure === null) {
      notice.state = 'SENT';
      notice.sentAt = dateOf(desk.clock.now());
      notice.failure = null;
    } else {
      await settleFailure(desk, em, notice, failure);
    }
    return failure === null ? caseFile.id : null;
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
