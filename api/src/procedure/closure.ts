import type { CaseState, Closure } from './case-state.ts';

/** How a case ends that staff close now: it follows from what happened, nobody chooses it. */
export function closureOf(state: CaseState): Closure {
  if (state.stage === 'REFERRED') return 'REFERRED';
  if (state.acceptedAt !== null) return 'ACCEPTED';
  return state.escalationLevel > 0 ? 'DECIDED' : 'NO_REPLY';
}
