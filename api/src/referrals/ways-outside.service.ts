import { CaseEvent, FinalResponse, type CaseFile } from '@desk/db';
import { Temporal } from 'temporal-polyfill';
import { stateOf } from '../cases/case-projection.ts';
import type { OperationContext } from '../context.ts';
import { waysOutside, type WayOutside } from '../procedure/ways-outside.ts';

/** Where the customer may take the case outside the company now, and why or why not yet. */
export async function readWaysOutside(
  { em, desk, now }: OperationContext,
  caseFile: CaseFile,
): Promise<WayOutside[]> {
  const newest = { orderBy: { seq: 'desc' } } as const;
  const response = await em.findOne(FinalResponse, { caseFile }, newest);
  const held = await em.findOne(
    CaseEvent,
    { caseFile, type: 'delayExplained', data: { isHoldingReply: true } },
    { orderBy: { seq: 'asc' } },
  );
  const facts = {
    now,
    ...(response === null ? {} : { finalResponseSentAt: instantOf(response.issuedAt) }),
    ...(held === null ? {} : { paymentHeldAt: instantOf(held.at) }),
  };
  const procedure = await desk.procedures.of(em, caseFile);
  return waysOutside(stateOf(caseFile), facts, desk.calendar, procedure);
}

function instantOf(at: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime());
}
