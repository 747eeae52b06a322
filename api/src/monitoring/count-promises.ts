import type { CaseChange } from '../cases/change-case.ts';
import { promisesTold } from '../procedure/promises-told.ts';
import type { Metrics } from './metrics.ts';

/** Counts the promises that a change kept or missed, once it has committed. */
export function countPromises(metrics: Metrics, change: CaseChange): void {
  const told = promisesTold(
    change.missedBefore,
    change.recorded.map(({ draft }) => draft),
  );
  if (told.length === 0) return;
  const count = (): void => {
    for (const { kind, outcome } of told) metrics.promises.add(1, { kind, outcome });
  };
  // A transaction has listeners of its own; without one, a single statement writes the change.
  if (change.em.isInTransaction())
    change.em.getEventManager().registerSubscriber({ afterTransactionCommit: count });
  else change.rows.onceWritten(count);
}
