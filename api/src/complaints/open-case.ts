import { randomBytes } from 'node:crypto';
import { CaseFile, Complaint, Contact } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { acknowledge } from '../cases/acknowledge.ts';
import { columnsOf } from '../cases/case-projection.ts';
import { actorOf, record, type CaseChange } from '../cases/change-case.ts';
import { CHAIN_START } from '../cases/event-hash.ts';
import type { OperationContext } from '../context.ts';
import { chooseHandler } from '../handlers/choose-handler.ts';
import { UNBORN } from '../procedure/case-state.ts';
import { acknowledgementDue } from '../procedure/deadlines.ts';
import { newReference } from '../procedure/reference.ts';
import { textOrNull } from '../text.ts';
import { announce } from '../live/announce.ts';
import { settleIdempotencyKey } from './idempotency.ts';
import type { SubmitComplaintInput } from './submit-complaint.input.ts';

/** Opens a case on a complaint from the online form and acknowledges it, inside the caller's transaction. */
export async function openCase(
  context: OperationContext,
  em: SqlEntityManager,
  complaint: Omit<SubmitComplaintInput, 'idempotencyKey'>,
  idempotencyKey: string,
): Promise<CaseFile> {
  const change = unbornCase(context, em);
  const content = storeComplaint(em, change.caseFile, complaint);
  record(
    change,
    {
      type: 'complaintReceived',
      data: {
        channel: 'FORM',
        category: complaint.category,
        receivedAt: change.at,
        procedureVersion: context.desk.procedure.version,
        due: [acknowledgementDue(context.now, context.desk.procedure)],
      },
    },
    content,
  );
  const handlerId = await chooseHandler(em, context.now);
  if (handlerId !== null) acknowledge(context, change, handlerId);
  await settleIdempotencyKey(em, idempotencyKey, {
    caseId: change.caseFile.id,
    resultId: change.caseFile.id,
  });
  await announce(em, change.caseFile);
  return change.caseFile;
}

function unbornCase(context: OperationContext, em: SqlEntityManager): CaseChange {
  const at = context.now.toString({ smallestUnit: 'millisecond' });
  const state = { ...UNBORN, receivedAt: at };
  const caseFile = em.create(CaseFile, {
    ...columnsOf(em, state),
    reference: newReference(randomBytes),
    lastHash: CHAIN_START,
  });
  return { em, caseFile, state, at, actor: actorOf(context.viewer) };
}

function storeComplaint(
  em: SqlEntityManager,
  caseFile: CaseFile,
  complaint: Omit<SubmitComplaintInput, 'idempotencyKey'>,
) {
  const told = {
    whatHappened: complaint.whatHappened.trim(),
    happenedOn: complaint.happenedOn ?? null,
    desiredOutcome: textOrNull(complaint.desiredOutcome),
    concerns: textOrNull(complaint.concerns),
    supportNeeds: textOrNull(complaint.supportNeeds),
  };
  const contact = {
    name: complaint.contact.name.trim(),
    email: textOrNull(complaint.contact.email),
    phone: textOrNull(complaint.contact.phone),
    postalAddress: textOrNull(complaint.contact.postalAddress),
  };
  em.create(Complaint, { caseFile, ...told });
  em.create(Contact, { caseFile, ...contact });
  return { told, contact };
}
