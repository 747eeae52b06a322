/** Told twice by one Ctrl-C, by the terminal and by npm, nobody means a second signal. */
const SAME_SIGNAL_MS = 1_000;

/** The steps of a stop. */
export interface Stop {
  /** Registers the step that is to come before all others so far. */
  first(step: () => Promise<void>): void;
  /** Stops, or waits for the stop that has begun. */
  now(): Promise<void>;
}

/**
 * Stops on SIGTERM and SIGINT, and when the start fails: what was started last first, `last` at the end. A step that
 * fails keeps no other from its turn. A second signal ends the process at once; the next start recovers.
 * @param exitWith ends the process with an error
 */
export function stopInOrder(last: () => Promise<void>, exitWith: (error: unknown) => never): Stop {
  const steps = [last];
  let stopping: { since: number; done: Promise<void> } | undefined;
  const now = (): Promise<void> => (stopping ??= { since: performance.now(), done: stopAll(steps) }).done;
  const onSignal = (): void => {
    if (stopping !== undefined && performance.now() - stopping.since < SAME_SIGNAL_MS) return;
    if (stopping !== undefined) exitWith('Stopped at once. The next start recovers.');
    now().then(() => process.exit(0), exitWith);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return { first: (step) => steps.unshift(step), now };
}

async function stopAll(steps: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) await step().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
