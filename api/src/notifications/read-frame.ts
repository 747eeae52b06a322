import { Contact, Staff, type CaseFile } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Temporal } from 'temporal-polyfill';
import { londonDate } from '../procedure/calendar.ts';
import type { Procedure } from '../procedure/published.ts';
import type { Frame } from './notice-content.ts';

/** What form a notice takes; with the name of the customer where it is known. */
export type NoticeForm = Pick<Frame, 'medium' | 'way'> & { procedure: Procedure; customer?: string };

/**
 * Reads what is the same in every notice about a case.
 * @param handlerId who looked after it when the event happened
 */
export async function readFrame(
  em: SqlEntityManager,
  caseFile: CaseFile,
  handlerId: string | null,
  form: NoticeForm,
): Promise<Frame> {
  const handler = handlerId === null ? null : await em.findOne(Staff, handlerId);
  const customer = form.customer ?? (await em.findOneOrFail(Contact, { caseFile })).name;
  const receivedAt = Temporal.Instant.fromEpochMilliseconds(caseFile.receivedAt.getTime());
  return {
    ...form,
    reference: caseFile.reference,
    customer,
    handler: handler?.name ?? null,
    receivedOn: londonDate(receivedAt).toString(),
  };
}
