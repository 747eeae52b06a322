import { setTimeout as after } from 'node:timers/promises';

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

  /** Says that the process is stopping, and resolves when the time is over and everybody has let go. */
  async begin(withinMs: number): Promise<void> {
    this.#isUnderWay = true;
    // Balancers take a while to notice, also where nobody holds a client.
    const noticed = withinMs > 0 ? after(withinMs) : undefined;
    await Promise.all([noticed, ...this.#leavers.map((letGo) => letGo(withinMs))]);
  }
}
