import { forEverybody } from '@desk/db';

/** When a loader asks whose answers many share: in the next turn, and on for the others when the first one leaves. */
export function nextTurnForAll(dispatch: () => void): void {
  forEverybody(() => setImmediate(dispatch));
}
