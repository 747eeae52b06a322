import { randomBytes } from 'node:crypto';
import { CaseFile, Complaint, Contact } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import { acknowledge } from '../cases/acknowledge.ts';
import { columnsOf } from '../cases/case-projection.ts';
import { finishChange, instantOf, record, type CaseChange } from '../cases/change-case.ts';
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

/**
 * Opens a case on a complaint and acknowledges it, inside the caller's transaction.
 * @param actor who writes it down: the customer by the form, or staff
 */
export async function openCase(
  context: OperationContext,
  em: SqlEntityManager,
  complaint: NewComplaint,
  actor: CaseChange['actor'],
): Promise<CaseChange> {
  const { desk, now } = context;
  const change = unbornCase(context, em, complaint, actor);
  const files = await attachFiles(context, change, complaint.files);
  em.create(Complaint, { caseFile: change.caseFile, ...complaint.told });
  const { customerId = null } = complaint;
  em.create(Contact, { caseFile: change.caseFile, ...complaint.contact, customerId });
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
  const handlerId = await chooseHandler(em, now, complaint.told.whatHappened);
  if (handlerId !== null) acknowledge(context, change, handlerId);
  await finishChange(context, change);
  return change;
}

function unbornCase(
  context: OperationContext,
  em: SqlEntityManager,
  { receivedAt }: NewComplaint,
  actor: CaseChange['actor'],
): CaseChange {
  const state = { ...UNBORN, receivedAt: receivedAt.toString({ smallestUnit: 'millisecond' }) };
  const caseFile = em.create(CaseFile, {
    ...columnsOf(em, state),
    reference: newReference(randomBytes),
    lastHash: CHAIN_START,
    calendarDigest: calendarDigest(context.desk.calendar),
  });
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
    recorded: [],
  };
}
