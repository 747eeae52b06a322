import { CaseFile, IdempotencyKey, MailboxMail, ReceivedMail } from '@desk/db';
import type { FilterQuery } from '@mikro-orm/postgresql';
import { ANONYMOUS } from '../access/viewer.ts';
import { stateOf } from '../cases/case-projection.ts';
import { dateOf } from '../clock.ts';
import { operationContext, type Desk } from '../context.ts';
import { changeBySystem } from '../jobs/system-change.ts';
import { londonDate } from '../procedure/calendar.ts';
import { erasableOn } from '../procedure/retention.ts';
import { eraseCaseData, readKeeping } from './erase-case.ts';
import { NO_MAIL } from './erase-words.ts';

/** A case whose time of keeping has ended. */
export interface DueCase {
  id: string;
  reference: string;
  /** Until when it was kept, YYYY-MM-DD. */
  erasableOn: string;
  /** Why it is kept all the same; null when it may be erased. */
  keptBecause: string | null;
}

/** What the end of its time of keeping means for what the desk holds. */
export interface DueErasures {
  cases: DueCase[];
  /** How many mails that became part of no case. */
  strayMails: number;
}

/** What is to be erased now, and what is kept although its time has ended. Nothing is changed. */
export async function dueForErasure(desk: Desk): Promise<DueErasures> {
  const context = operationContext(desk, { staff: ANONYMOUS, customer: ANONYMOUS }, null);
  const { em, now } = context;
  const { retention } = desk.procedure;
  const today = londonDate(now);
  // The evening of the last day counts whole, so that each case decides by its day in London.
  const closedAt = {
    $lt: dateOf(
      now
        .toZonedDateTimeISO('Europe/London')
        .subtract({ years: retention.caseYears })
        .add({ days: 1 })
        .toInstant(),
    ),
  };
  const found = await em.find(
    CaseFile,
    { stage: 'CLOSED', erasedAt: null, closedAt },
    { orderBy: { closedAt: 'asc', id: 'asc' } },
  );
  const cases: DueCase[] = [];
  for (const caseFile of found) {
    const state = stateOf(caseFile);
    const day = erasableOn(state, retention)?.toString();
    if (day === undefined || day > today.toString()) continue;
    const keeping = await readKeeping(context, { em, caseFile, state });
    cases.push({
      id: caseFile.id,
      reference: caseFile.reference,
      erasableOn: day,
      keptBecause: keeping?.reason ?? null,
    });
  }
  return { cases, strayMails: await em.count(ReceivedMail, strayMails(desk)) };
}

/**
 * Erases what has been kept long enough, each case by itself, so that one that fails keeps back no other.
 * @returns what was found, whether or not it could be erased
 * @throws Error when something could not be erased, after all else was
 */
export async function runRetention(desk: Desk): Promise<DueErasures> {
  const due = await dueForErasure(desk);
  let failed = 0;
  for (const { id, keptBecause } of due.cases) {
    if (keptBecause !== null) continue;
    try {
      await changeBySystem(desk, id, (change, context) => eraseCaseData(context, change));
    } catch (error) {
      failed++;
      desk.log.error({ error, caseId: id }, 'The personal data of a case could not be erased');
    }
  }
  const em = desk.orm.em.fork();
  await em.nativeUpdate(ReceivedMail, strayMails(desk), { ...NO_MAIL, state: 'DISMISSED' });
  await em.nativeDelete(IdempotencyKey, { createdAt: { $lte: strayUntil(desk) } });
  await em.nativeDelete(MailboxMail, { sentAt: { $lte: strayUntil(desk) } });
  if (failed > 0) throw new Error(`The personal data of ${failed} cases could not be erased`);
  return due;
}

/** Mails that are in no case and wait for nobody, and were not erased yet. */
function strayMails(desk: Desk) {
  return {
    caseFile: null,
    state: { $in: ['DISMISSED', 'IGNORED'] },
    receivedAt: { $lte: strayUntil(desk) },
    $or: [{ text: { $ne: '' } }, { subject: { $ne: '' } }, { senderAddress: { $ne: null } }],
  } satisfies FilterQuery<ReceivedMail>;
}

function strayUntil({ clock, procedure }: Desk): Date {
  return dateOf(clock.now().subtract({ hours: 24 * procedure.retention.strayMailDays }));
}
