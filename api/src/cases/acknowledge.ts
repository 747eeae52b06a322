import type { OperationContext } from '../context.ts';
import { keep } from '../procedure/case-state.ts';
import { finalResponseDue, limits, progressUpdateDue } from '../procedure/deadlines.ts';
import { receivedAt, record, type CaseChange } from './change-case.ts';

/**
 * Names the handler and acknowledges the complaint with the dates to expect (procedure: acknowledge within 24 hours,
 * with the reference, a named handler and the timetable; DISP 1.6.1R).
 */
export function acknowledge(context: OperationContext, change: CaseChange, handlerId: string): void {
  const { procedure } = change;
  const { calendar } = context.desk;
  record(change, { type: 'handlerAssigned', data: { handlerId } });
  const due = [
    progressUpdateDue(context.now, procedure),
    finalResponseDue(receivedAt(change), false, calendar, procedure),
    ...limits(receivedAt(change), change.state.category, calendar, procedure),
  ];
  record(change, {
    type: 'complaintAcknowledged',
    data: { due, kept: keep(change.state, ['ACKNOWLEDGEMENT'], change.at) },
  });
}
