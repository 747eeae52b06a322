const PASS_MS = 60_000;
const FIRST_RETRY_MS = 500;

/** Makes one pass a minute over what jobs may have missed, one after the other, until it is stopped. */
export class Passes {
  readonly #pass: (signal: AbortSignal) => Promise<boolean>;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #retryMs = FIRST_RETRY_MS;
  #isHurried = false;

  /** @param pass returns whether all was done; what was not, such as for want of the database, is soon tried again */
  constructor(pass: (signal: AbortSignal) => Promise<boolean>) {
    this.#pass = pass;
  }

  /** Begins with the first pass at once. */
  start(): void {
    this.#passOver();
  }

  /** After a job that failed, most likely for want of the database, a pass comes soon: the queue would wait longer. */
  hurry(): void {
    this.#isHurried = true;
    if (this.#timer !== undefined) this.#passIn(FIRST_RETRY_MS);
  }

  /** Waits until the pass in hand has ended; none comes after it. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    clearTimeout(this.#timer);
  }

  #passOver(): void {
    this.#isHurried = false;
    this.#running = this.#pass(this.#stopping.signal).then((isDone) => {
      // A job that failed during the pass may be one that the pass had been over already.
      this.#passIn(isDone && !this.#isHurried ? PASS_MS : this.#retryMs);
      this.#retryMs = isDone ? FIRST_RETRY_MS : Math.min(this.#retryMs * 2, PASS_MS);
    });
  }

  #passIn(waitMs: number): void {
    clearTimeout(this.#timer);
    if (this.#stopping.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#passOver();
    }, waitMs);
  }
}
