import { raiseAlerts } from '../alerts/raise-alerts.ts';
import type { CaseChange } from '../cases/change-case.ts';
import type { Desk } from '../context.ts';
import { isPast, stillRunning, type WatchedDeadline } from '../procedure/clocks.ts';
import { changeBySystem } from './system-change.ts';

/**
 * Reminds whoever has to keep the deadline, once: the handler, for an escalation its reviewer, and while that one is
 * not named the managers, who name them. Nothing happens when the deadline was kept, moved, dropped or is over.
 */
export function remindOfDeadline(desk: Desk, caseId: string, watched: WatchedDeadline): Promise<void> {
  return changeBySystem(desk, caseId, async (change, { now }) => {
    if (stillRunning(change.state, watched) === null || isPast(watched, now)) return;
    await raiseAlerts(change, 'DUE_SOON', watched, ownersOf(change, watched));
  });
}

function ownersOf({ state }: CaseChange, { kind }: WatchedDeadline) {
  if (kind !== 'ESCALATION_DECISION') return { staffIds: [state.handlerId], managers: false };
  return { staffIds: [state.reviewerId], managers: state.reviewerId === null };
}
