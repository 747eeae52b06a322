/** So much is done in one turn of the event loop. */
const AT_ONCE = 50;

/**
 * Does things in the order in which they come, and only so many in each turn of the event loop. Thousands of clients
 * that come back at once then wait for each other, and timers and other requests need not wait for all of them.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #isGoing = false;

  /** Does it soon. */
  take(task: () => void): void {
    this.#waiting.push(task);
    if (!this.#isGoing) this.#goOn();
  }

  #goOn(): void {
    this.#isGoing = this.#waiting.length > 0;
    if (!this.#isGoing) return;
    setImmediate(() => {
      for (const task of this.#waiting.splice(0, AT_ONCE)) task();
      this.#goOn();
    });
  }
}
