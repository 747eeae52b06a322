import { randomBytes } from 'node:crypto';
import { CaseFile, Complaint, Contact, NewRows } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import { v7 } from 'uuid';
import { acknowledge } from '../cases/acknowledge.ts';
import { columnsOf } from '../cases/case-projection.ts';
import { instantOf, record, settleChange, type CaseChange } from '../cases/change-case.ts';
import { CHAIN_START } from '../cases/event-hash.ts';
import type { OperationContext } from '../context.ts';
import { attachFiles } from '../files/attach-files.ts';
import { withFiles } from '../files/sealed-files.ts';
import { chooseHandler } from '../handlers/choose-handler.ts';
import { calendarDigest } from '../jobs/counted-by.ts';
import { UNBORN } from '../procedure/case-state.ts';
import { acknowledgementDue } from '../procedure/deadlines.ts';
import type { Category, Channel } from '../procedure/published.ts';
import { newReference } from '../procedure/reference.ts';
import { writeSummary } from './write-summary.ts';

/** A complaint, however it reached us. */
export interface NewComplaint {
  /** The id of its case, where the caller needs it before. */
  caseId?: string;
  channel: Channel;
  category: Category;
  /** When it reached us; day 0 of every deadline. */
  receivedAt: Temporal.Instant;
  told: {
    whatHappened: string;
    happenedOn: string | null;
    desiredOutcome: string | null;
    concerns: string | null;
    supportNeeds: string | null;
  };
  contact: { name: string; email: string | null; phone: string | null; postalAddress: string | null };
  /** Who it is in the dashboard that handed them over; no part of what they told. */
  customerId?: string | null;
  /** What staff read back to the customer, who agreed; left out where nobody spoke to them. */
  readBack?: string | null;
  /** Ids of uploads of whoever writes it down. */
  files?: readonly string[] | null | undefined;
}

/** A case that was opened, and who deals with it; null while nobody is there. */
export interface OpenedCase extends CaseChange {
  handlerName: string | null;
}

/**
 * Opens a case on a complaint and acknowledges it, inside the caller's transaction. Nobody is woken: nobody could watch
 * it before.
 * @param actor who writes it down: the customer by the form, or staff
 * @param together what the caller writes together with it, and has to write
 */
export async function openCase(
  context: OperationContext,
  em: SqlEntityManager,
  complaint: NewComplaint,
  actor: CaseChange['actor'],
  together?: NewRows,
): Promise<OpenedCase> {
  const { desk, now } = context;
  const change = unbornCase(context, em, complaint, actor, together ?? new NewRows());
  const { caseFile, rows } = change;
  const files = await attachFiles(context, change, complaint.files);
  rows.add(Complaint, { caseFile: caseFile.id, ...complaint.told });
  const { customerId = null } = complaint;
  rows.add(Contact, { id: v7(), caseFile: caseFile.id, ...complaint.contact, customerId });
  const data = {
    channel: complaint.channel,
    category: complaint.category,
    receivedAt: change.state.receivedAt,
    procedureVersion: desk.procedure.version,
    isBackDated: complaint.receivedAt.epochMilliseconds < now.epochMilliseconds,
    due: [acknowledgementDue(complaint.receivedAt, desk.procedure)],
  };
  const { told, contact } = complaint;
  const readBack = complaint.readBack == null ? null : writeSummary(change, complaint.readBack);
  record(change, { type: 'complaintReceived', data }, withFiles({ told, contact, readBack }, files));
  const handler = await chooseHandler(context, em, complaint.told.whatHappened);
  if (handler !== null) acknowledge(context, change, handler.id);
  await settleChange(context, change);
  rows.addEntity(em, caseFile);
  if (together === undefined) await rows.write(em);
  // From now on the unit of work knows it as one that is there.
  em.merge(caseFile);
  return { ...change, handlerName: handler?.name ?? null };
}

function unbornCase(
  context: OperationContext,
  em: SqlEntityManager,
  { receivedAt, caseId = v7() }: NewComplaint,
  actor: CaseChange['actor'],
  rows: NewRows,
): CaseChange {
  const state = { ...UNBORN, receivedAt: receivedAt.toString({ smallestUnit: 'millisecond' }) };
  const unborn = {
    ...columnsOf(em, state),
    id: caseId,
    reference: newReference(randomBytes),
    lastHash: CHAIN_START,
    calendarDigest: calendarDigest(context.desk.calendar),
  };
  const caseFile = em.create(CaseFile, unborn, { persist: false });
  return {
    em,
    caseFile,
    state,
    at: instantOf(context),
    actor,
    procedure: context.desk.procedure,
    calendar: context.desk.calendar,
    deadlinesBefore: [],
    missedBefore: [],
    rows,
    recorded: [],
  };
}
