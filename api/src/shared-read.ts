import { setImmediate as nextTurn } from 'node:timers/promises';
import { forEverybody } from '@desk/db';

/** When a loader asks whose answers many share: in the next turn, and on for the others when the first one leaves. */
export function nextTurnForAll(dispatch: () => void): void {
  forEverybody(() => setImmediate(dispatch));
}

/** Lets answers that many wait for come in turns of their own, since all who were answered go on in the same turn. */
export class AnswerTurns {
  #last: Promise<unknown> = Promise.resolve();

  /** Waits for a turn that no other answer has. */
  next(): Promise<unknown> {
    this.#last = this.#last.then(() => nextTurn());
    return this.#last;
  }
}
