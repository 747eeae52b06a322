import { raiseAlerts } from '../alerts/raise-alerts.ts';
import { record, type CaseChange } from '../cases/change-case.ts';
import type { Desk, OperationContext } from '../context.ts';
import { writeMessage } from '../messages/write-message.ts';
import { isPast, stillRunning, type WatchedDeadline } from '../procedure/clocks.ts';
import { progressUpdateDue, type Deadline } from '../procedure/deadlines.ts';
import { limitPassed, opensOmbudsman } from '../procedure/limit-passed.ts';
import { honestUpdate } from '../procedure/honest-update.ts';
import { changeBySystem } from './system-change.ts';

/**
 * Counts a deadline as missed, marks the case overdue and alerts its handler, its reviewer and the managers; for a
 * progress update the customer is written to in the same transaction. By the desk's clock, whatever the machine's
 * says: nothing happens before the due time, nor when the deadline was kept, moved, dropped or counted already.
 */
export function missDeadline(desk: Desk, caseId: string, watched: WatchedDeadline): Promise<void> {
  return changeBySystem(desk, caseId, async (change, context) => {
    const deadline = stillRunning(change.state, watched);
    if (deadline === null || !isPast(deadline, context.now)) return;
    const { kind, dueAt } = deadline;
    const before = change.state;
    record(change, { type: 'deadlineMissed', data: { kind, dueAt } });
    if (kind === 'PROGRESS_UPDATE') writeHonestUpdate(context, change, deadline);
    if (opensOmbudsman(before, deadline)) writeLimitPassed(context, change, deadline);
    const { handlerId, reviewerId } = change.state;
    await raiseAlerts(change, 'OVERDUE', watched, { staffIds: [handlerId, reviewerId], managers: true });
  });
}

/** The promise stays broken in the ledger, hence nothing is `kept`; the next one begins to run. */
function writeHonestUpdate({ now }: OperationContext, change: CaseChange, missed: Deadline): void {
  const next = progressUpdateDue(now, change.procedure);
  const text = honestUpdate(change.state, missed, next, change.procedure);
  const message = writeMessage(change, { kind: 'UPDATE', text, dueOn: null });
  const data = { messageId: message.id, isAutomatic: true, due: [next] };
  record(change, { type: 'progressUpdated', data }, message.content);
}

/** DISP 1.6.2R(2): past the limit we say so, when we expect to answer, and that the ombudsman may be asked now. */
function writeLimitPassed({ now }: OperationContext, change: CaseChange, passed: Deadline): void {
  const text = limitPassed(change.state, passed, now, change.procedure);
  const message = writeMessage(change, { kind: 'EXPLANATION', text, dueOn: null });
  record(
    change,
    { type: 'limitPassed', data: { messageId: message.id, kind: passed.kind } },
    message.content,
  );
}
