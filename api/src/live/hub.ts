/** Somebody waiting for a case to change. */
interface Watcher {
  wake(): void;
}

/**
 * Who watches which case in this process. A wake-up is a hint without content: the watcher reads the log itself.
 * One per process.
 */
export class Hub {
  readonly #watchers = new Map<string, Set<Watcher>>();

  /** Begins to watch; wake-ups that arrive while nobody waits are kept as one. */
  watch(caseId: string): CaseWatch {
    const watch = new CaseWatch(() => {
      this.#remove(caseId, watch);
    });
    const watchers = this.#watchers.get(caseId) ?? new Set();
    this.#watchers.set(caseId, watchers.add(watch));
    return watch;
  }

  /** How many watches are open. */
  get size(): number {
    return [...this.#watchers.values()].reduce((total, watchers) => total + watchers.size, 0);
  }

  /** Wakes everyone who watches the case. */
  wake(caseId: string): void {
    for (const watcher of this.#watchers.get(caseId) ?? []) watcher.wake();
  }

  /** Wakes everyone: after the line that carries wake-ups was down, anything may have changed. */
  wakeAll(): void {
    for (const watchers of this.#watchers.values()) {
      for (const watcher of watchers) watcher.wake();
    }
  }

  #remove(caseId: string, watch: CaseWatch): void {
    const watchers = this.#watchers.get(caseId);
    watchers?.delete(watch);
    if (watchers?.size === 0) this.#watchers.delete(caseId);
  }
}

/** One watcher's line to the hub: at most one pending wake-up, so it needs no buffer. */
export class CaseWatch implements Watcher {
  readonly #onEnd: () => void;
  #isWoken = false;
  #hasEnded = false;
  #waiting: ((isWoken: boolean) => void) | null = null;

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  /** Resolves at the next wake-up with true, or with false once the watch has ended. */
  woken(): Promise<boolean> {
    if (this.#hasEnded) return Promise.resolve(false);
    if (this.#isWoken) {
      this.#isWoken = false;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  wake(): void {
    if (this.#waiting === null) {
      this.#isWoken = true;
      return;
    }
    this.#waiting(true);
    this.#waiting = null;
  }

  /** Stops watching, also in the middle of waiting. */
  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#onEnd();
    this.#waiting?.(false);
    this.#waiting = null;
  }
}
