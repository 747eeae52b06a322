/** So much is done in one turn of the event loop. */
const AT_ONCE = 50;

type Task = () => void;

/**
 * Does things in the order in which they come, and only so many in each turn of the event loop. Thousands of clients
 * that come back at once then wait for each other, and timers and other requests need not wait for all of them.
 */
export class Turns {
  readonly #waiting: Task[] = [];
  readonly #newcomers: Task[] = [];
  #isGoing = false;

  /** Does it soon. */
  take(task: Task): void {
    this.#waiting.push(task);
    if (!this.#isGoing) this.#goOn();
  }

  /**
   * Lets somebody in where those who are in leave room: each has only so long to say who they are, and would be turned
   * away for what we were slow to hear. However much there is to hear, one comes in each turn.
   */
  letIn(newcomer: Task): void {
    this.#newcomers.push(newcomer);
    if (!this.#isGoing) this.#goOn();
  }

  #goOn(): void {
    this.#isGoing = this.#waiting.length + this.#newcomers.length > 0;
    if (!this.#isGoing) return;
    setImmediate(() => {
      const tasks = this.#waiting.splice(0, AT_ONCE);
      tasks.push(...this.#newcomers.splice(0, Math.max(1, AT_ONCE - tasks.length)));
      for (const task of tasks) task();
      this.#goOn();
    });
  }
}
