/** What happens between the signal to stop and the end: nothing new comes in, and whoever is here is let go gently. */
export class Drain {
  readonly #leavers: ((withinMs: number) => Promise<void>)[] = [];
  #isUnderWay = false;

  /** True once the process is stopping: a balancer must send it nothing new. */
  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  /** Registers somebody who holds clients and can let go of them within a time. */
  onBegin(letGo: (withinMs: number) => Promise<void>): void {
    this.#leavers.push(letGo);
  }

  /** Says that the process is stopping, and resolves when everybody has let go. */
  async begin(withinMs: number): Promise<void> {
    this.#isUnderWay = true;
    await Promise.all(this.#leavers.map((letGo) => letGo(withinMs)));
  }
}
