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
  // A transaction has listeners of its own.
  change.em.getEventManager().registerSubscriber({
    afterTransactionCommit: () => {
      for (const { kind, outcome } of told) metrics.promises.add(1, { kind, outcome });
    },
  });
}
