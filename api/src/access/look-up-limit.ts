import type { OperationContext } from '../context.ts';
import { Limits, tooMany } from './limits.ts';

const LIMIT = 'missedLookUpPerAddress';
const ALLOWED = Limits.tries(LIMIT);
/** As many addresses are remembered before those whose wait is over are cleared away. */
const CLEAR_ABOVE = 10_000;

/** The look-ups of one address. */
interface Tally {
  misses: number;
  /** Milliseconds since 1970 when the misses are forgotten. */
  until: number;
  underWay: number;
  waiting: (() => void)[];
}

/**
 * Limits how many reference numbers an address may try out. Only those count that no case has, so that a look-up that
 * finds its case touches nothing but this process's memory; a miss is counted in the database for all processes.
 */
export class LookUpLimit {
  readonly #limits: Limits;
  readonly #tallies = new Map<string, Tally>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * Looks something up, and counts it if nothing is found. No more look-ups are under way than may still miss: a
   * hundred in one request are a hundred tries.
   * @throws DomainError RATE_LIMITED
   */
  async count<Found>(
    { origin, now }: OperationContext,
    lookUp: () => Promise<Found | null>,
  ): Promise<Found | null> {
    const { address } = origin;
    if (address === null) return lookUp();
    const tally = this.#tallyOf(address, now.epochMilliseconds);
    while (tally.misses + tally.underWay >= ALLOWED) {
      if (tally.misses >= ALLOWED) throw tooMany(Math.ceil((tally.until - now.epochMilliseconds) / 1000));
      await new Promise<void>((resolve) => tally.waiting.push(resolve));
    }
    tally.underWay++;
    try {
      const found = await lookUp();
      if (found === null) await this.#miss(address, tally, now.epochMilliseconds);
      return found;
    } finally {
      tally.underWay--;
      const letIn = tally.waiting.splice(0, roomIn(tally));
      for (const wake of letIn) wake();
      const isOver = tally.underWay === 0 && letIn.length === 0;
      if (isOver && tally.misses === 0) this.#tallies.delete(address);
    }
  }

  async #miss(address: string, tally: Tally, now: number): Promise<void> {
    tally.misses++;
    if (tally.misses === 1) tally.until = now + Limits.windowMs(LIMIT);
    const wait = await this.#limits.secondsToWait(LIMIT, address);
    if (wait === null) return;
    tally.misses = ALLOWED;
    tally.until = now + wait * 1000;
  }

  #tallyOf(address: string, now: number): Tally {
    const known = this.#tallies.get(address);
    if (known !== undefined && (known.misses === 0 || known.until > now)) return known;
    if (this.#tallies.size > CLEAR_ABOVE) this.#clear(now);
    const tally: Tally = { misses: 0, until: now + Limits.windowMs(LIMIT), underWay: 0, waiting: [] };
    this.#tallies.set(address, tally);
    return tally;
  }

  #clear(now: number): void {
    for (const [address, { until, underWay }] of this.#tallies) {
      if (until <= now && underWay === 0) this.#tallies.delete(address);
    }
  }
}

/** How many of those who wait may go on: as many as fit, since each who is woken looks again, or all to be refused. */
function roomIn({ misses, underWay, waiting }: Tally): number {
  return misses >= ALLOWED ? waiting.length : Math.max(0, ALLOWED - misses - underWay);
}
