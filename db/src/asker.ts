import { AsyncLocalStorage } from 'node:async_hooks';

/** Somebody who waits for an answer, and may go away before it is there. */
export class Asker {
  #onlyReads = false;
  #hasLeft = false;
  readonly #stops = new Set<() => void>();

  /** Nothing is changed for them: what the database reads for them is of no use once they have left. */
  onlyReads(): void {
    this.#onlyReads = true;
  }

  /** They went away. What changes something is finished all the same, since nobody could tell how far it came. */
  leave(): void {
    this.#hasLeft = true;
    if (!this.#onlyReads) return;
    for (const stop of this.#stops) stop();
  }

  /** Whether reading for them may stop when they leave. */
  get mayBeStopped(): boolean {
    return this.#onlyReads;
  }

  /** Whether nobody waits for what is read any more. */
  get isGone(): boolean {
    return this.#hasLeft && this.#onlyReads;
  }

  /** @returns what forgets it again */
  onLeave(stop: () => void): () => void {
    this.#stops.add(stop);
    return () => this.#stops.delete(stop);
  }
}

const askers = new AsyncLocalStorage<Asker>();

/** Runs something for somebody who waits for it. */
export function underAsker<Result>(asker: Asker, run: () => Result): Result {
  return askers.run(asker, run);
}

/** Runs something that many share, so that it does not end with the one who happened to begin it. */
export function forEverybody<Result>(run: () => Result): Result {
  return askers.exit(run);
}

/** For whom this runs; undefined for what the desk does by itself. */
export function currentAsker(): Asker | undefined {
  return askers.getStore();
}
