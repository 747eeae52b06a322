/**
 * Desks that are tried side by side share the cores of one machine, as real ones do not. While a process of one starts,
 * which takes a core for some seconds, the people of the others hold still.
 */
export class Quiet {
  #isOver: Promise<unknown> = Promise.resolve();

  /** Does something while others hold still. */
  during(work: () => Promise<void>): Promise<void> {
    const done = work();
    // Whether it fails is told to who asked for it.
    this.#isOver = Promise.allSettled([this.#isOver, done]);
    return done;
  }

  /** Resolves once nobody needs quiet. */
  async over(): Promise<void> {
    await this.#isOver;
  }
}
