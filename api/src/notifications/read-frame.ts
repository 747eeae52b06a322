import { CaseEvent, Contact, Staff, type CaseFile } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Temporal } from 'temporal-polyfill';
import { londonDate } from '../procedure/calendar.ts';
import type { Procedure } from '../procedure/published.ts';
import type { Frame } from './notice-content.ts';

/**
 * Reads what is the same in every notice about a case, as it was at the event.
 * @param form with the name of the customer where it is known
 */
export async function readFrame(
  em: SqlEntityManager,
  caseFile: CaseFile,
  seq: number,
  form: Pick<Frame, 'medium' | 'way'> & { procedure: Procedure; customer?: string },
): Promise<Frame> {
  const customer = form.customer ?? (await em.findOneOrFail(Contact, { caseFile })).name;
  const receivedAt = Temporal.Instant.fromEpochMilliseconds(caseFile.receivedAt.getTime());
  return {
    ...form,
    reference: caseFile.reference,
    customer,
    handler: await handlerAt(em, caseFile, seq),
    receivedOn: londonDate(receivedAt).toString(),
  };
}

async function handlerAt(em: SqlEntityManager, caseFile: CaseFile, seq: number): Promise<string | null> {
  const assigned = await em.findOne(
    CaseEvent,
    { caseFile, type: 'handlerAssigned', seq: { $lte: seq } },
    { orderBy: { seq: 'desc' } },
  );
  const id = assigned?.data['handlerId'];
  return typeof id === 'string' ? ((await em.findOne(Staff, id))?.name ?? null) : null;
}
