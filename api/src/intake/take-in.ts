import { type MailState, ReceivedMail } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { hashToken } from '../access/tokens.ts';
import { ANONYMOUS, customerViewer } from '../access/viewer.ts';
import { dateOf } from '../clock.ts';
import { operationContext, type Desk, type OperationContext } from '../context.ts';
import { actOnMail } from './act-on-mail.ts';
import { classify } from './classify.ts';
import { newRequestId, underRequest } from '../logs/request-id.ts';
import { decide } from './decide.ts';
import type { MailSource } from './incoming-mail.ts';
import { evidenceOf } from './mail-evidence.ts';
import { mailKey } from './mail-key.ts';
import { ourselves } from './ourselves.ts';
import { casesOfMail } from './proven-cases.ts';
import { readMail } from './read-mail.ts';
import { keepMail, type Arrival } from './received-mail.ts';
import { recentMail } from './recent-mail.ts';

/** What became of a mail. */
export interface IntakeResult {
  mailId: string;
  state: MailState;
  caseId: string | null;
  /** Whether it had been taken in before, and nothing was done. */
  isRepeat: boolean;
}

/**
 * Takes in one mail, whichever way it came: it opens a case, goes to its case, waits for staff, or is put aside. Mail
 * and case are written together; the same mail again changes nothing.
 * @param raw the mail as it came, 40 MB at most
 * @throws Error only for a fault of ours, such as a database that is away: then nothing is written, and it can be taken
 * in again
 */
export function takeIn(desk: Desk, raw: Buffer, source: MailSource): Promise<IntakeResult> {
  return underRequest(newRequestId(), () => takeInOnce(desk, raw, source));
}

async function takeInOnce(desk: Desk, raw: Buffer, source: MailSource): Promise<IntakeResult> {
  const mail = await readMail(raw);
  const key = mailKey(mail, raw);
  const earlier = await repeatOf(desk.orm.em.fork(), key);
  if (earlier !== null) return earlier;
  const evidence = await evidenceOf(desk, mail, deviceOfMail(key));
  return desk.orm.em.fork().transactional(async (em) => {
    // One at a time, so that neither repeats nor limits are passed side by side.
    await lock(em, `mail ${key}`);
    await lock(em, `mail from ${mail.sender.address ?? ''}`);
    const context = contextOfMail(desk, em, evidence.deviceHash);
    return (await repeatOf(em, key)) ?? (await settle(context, { mail, raw, key, source, evidence }));
  });
}

/** Names a mail as a device: the files in it belong to that. */
export function deviceOfMail(key: string): string {
  return hashToken(`mail ${key}`);
}

async function settle(context: OperationContext, arrival: Arrival): Promise<IntakeResult> {
  const { desk, em, now } = context;
  const { mail, source } = arrival;
  const classified = classify(mail, source.returnPath, ourselves(desk));
  const cases = await casesOfMail(desk, em, mail, source);
  const recent = await recentMail(em, now, mail.sender.address, cases.proven[0]?.id);
  const decision = decide({ mail, classified, ...cases, ...recent, isCut: source.isCut });
  const row = await keepMail(em, arrival, classified.kind, dateOf(now));
  await actOnMail(context, row, decision, arrival);
  return resultOf(row, false);
}

/** A sender acts on no case before the mail proves to know one. */
function contextOfMail(desk: Desk, em: SqlEntityManager, deviceHash: string): OperationContext {
  return operationContext(desk, { staff: ANONYMOUS, customer: customerViewer(deviceHash, []) }, null, em);
}

async function repeatOf(em: SqlEntityManager, mailKeyOfRow: string): Promise<IntakeResult | null> {
  const row = await em.findOne(ReceivedMail, { mailKey: mailKeyOfRow });
  return row === null ? null : resultOf(row, true);
}

function resultOf({ id, state, caseFile }: ReceivedMail, isRepeat: boolean): IntakeResult {
  return { mailId: id, state, caseId: caseFile?.id ?? null, isRepeat };
}

async function lock(em: SqlEntityManager, name: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [name]);
}
