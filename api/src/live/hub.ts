/** Somebody waiting for a case to change. */
interface Watcher {
  wake(): void;
}

/** Hears which topics somebody in this process begins to watch, and nobody watches any more. */
interface TopicListener {
  first(topic: string): void;
  last(topic: string): void;
}

/**
 * Who watches what in this process: a case, by its id, or somebody's access to it, as `device:…`, `session:…` and
 * `staff:…`. A wake-up is a hint without content: the watcher reads the log itself. One per process.
 */
export class Hub {
  readonly #watches = new Set<CaseWatch>();
  readonly #byTopic = new Map<string, Set<Watcher>>();
  #listener: TopicListener | null = null;

  /** Tells of the first and the last watcher of each topic, from now on. */
  onTopics(listener: TopicListener): void {
    this.#listener = listener;
  }

  /** Whether anybody watches the topic. */
  isWatched(topic: string): boolean {
    return this.#byTopic.has(topic);
  }

  /** Every topic that somebody watches. */
  topics(): Iterable<string> {
    return this.#byTopic.keys();
  }

  /** Begins to watch; wake-ups that arrive while nobody waits are kept as one. */
  watch(...topics: readonly string[]): CaseWatch {
    const watched = new Set<string>();
    const watch: CaseWatch = new CaseWatch({
      follow: (topic) => {
        watched.add(topic);
        this.#add(topic, watch);
      },
      end: () => {
        this.#watches.delete(watch);
        for (const topic of watched) this.#remove(topic, watch);
      },
    });
    this.#watches.add(watch);
    for (const topic of topics) watch.follow(topic);
    return watch;
  }

  /** How many watches are open. */
  get size(): number {
    return this.#watches.size;
  }

  /** Wakes everyone who watches the topic. */
  wake(topic: string): void {
    for (const watcher of this.#byTopic.get(topic) ?? []) watcher.wake();
  }

  /** Wakes everyone: after the line that carries wake-ups was down, anything may have changed. */
  wakeAll(): void {
    for (const watch of this.#watches) watch.wake();
  }

  #add(topic: string, watch: CaseWatch): void {
    const watchers = this.#byTopic.get(topic);
    watchers?.add(watch);
    if (watchers !== undefined) return;
    this.#byTopic.set(topic, new Set([watch]));
    this.#listener?.first(topic);
  }

  #remove(topic: string, watch: CaseWatch): void {
    const watchers = this.#byTopic.get(topic);
    watchers?.delete(watch);
    if (watchers?.size !== 0) return;
    this.#byTopic.delete(topic);
    this.#listener?.last(topic);
  }
}

/** What a watch does at the hub. */
interface AtHub {
  follow(topic: string): void;
  end(): void;
}

/** One watcher's line to the hub: at most one pending wake-up, so it needs no buffer. */
export class CaseWatch implements Watcher {
  readonly #atHub: AtHub;
  #isWoken = false;
  #hasEnded = false;
  #waiting: ((isWoken: boolean) => void) | null = null;

  constructor(atHub: AtHub) {
    this.#atHub = atHub;
  }

  /** Watches one more topic. */
  follow(topic: string): void {
    if (!this.#hasEnded) this.#atHub.follow(topic);
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
    this.#atHub.end();
    this.#waiting?.(false);
    this.#waiting = null;
  }
}
