import { setImmediate as nextTurn } from 'node:timers/promises';
import { forEverybody } from '@desk/db';

/** When a loader asks whose answers many share: in the next turn, and on for the others when the first one leaves. */
export function nextTurnForAll(dispatch: () => void): void {
  forEverybody(() => setImmediate(dispatch));
}

/** Lets large answers come in turns of their own, since all who waited for one go on in the turn in which it comes. */
export class AnswerTurns {
  readonly #most: number;
  #answered = 0;

  /** @param most so many are answered in one turn of the event loop, or those of one larger answer */
  constructor(most: number) {
    this.#most = most;
  }

  /** Waits for a turn that has room. @param size how many wait for the answer */
  async roomFor(size: number): Promise<void> {
    while (this.#answered > 0 && this.#answered + size > this.#most) await nextTurn();
    if (this.#answered === 0) setImmediate(() => (this.#answered = 0));
    this.#answered += size;
  }
}
