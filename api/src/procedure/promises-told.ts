import type { CaseEventDraft, DeadlineChanges } from './events.ts';
import type { DeadlineKind } from './published.ts';

/** What became of a promise. */
export interface PromiseTold {
  kind: DeadlineKind;
  outcome: 'kept' | 'missed';
}

/**
 * The promises that events tell of, each once: one that the clock has counted as missed is not counted again when it is
 * fulfilled late.
 * @param missedBefore kinds that were counted as missed before these events
 */
export function promisesTold(
  missedBefore: readonly DeadlineKind[],
  events: readonly CaseEventDraft[],
): PromiseTold[] {
  const missed = new Set(missedBefore);
  const told: PromiseTold[] = [];
  for (const event of events) {
    const { kept = [], due = [] }: DeadlineChanges = event.data;
    for (const { kind, isInTime } of kept) {
      if (isInTime) told.push({ kind, outcome: 'kept' });
      else if (!missed.has(kind)) told.push({ kind, outcome: 'missed' });
      missed.delete(kind);
    }
    // Begun anew, it may be missed anew.
    for (const { kind } of due) missed.delete(kind);
    if (event.type !== 'deadlineMissed') continue;
    missed.add(event.data.kind);
    told.push({ kind: event.data.kind, outcome: 'missed' });
  }
  return told;
}
