import type { Logger } from 'pino';

/** What the desk still does after it has answered, so that the time of an answer tells nothing of it. */
export class Errands {
  readonly #log: Logger;
  readonly #running = new Set<Promise<void>>();

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Begins an errand in a later turn of the event loop; one that fails is logged. */
  run(what: string, errand: () => Promise<void>): void {
    const running = nextTurn()
      .then(errand)
      .catch((error: unknown) => {
        this.#log.error({ error }, `${what} failed`);
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Waits until every errand has ended. */
  async done(): Promise<void> {
    await Promise.all(this.#running);
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
