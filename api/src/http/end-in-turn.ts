import type { Duplex } from 'node:stream';
import type { Turns } from './turns.ts';

/**
 * Has the end of a line wait for its turn: what Node.js, `ws` and the desk do then takes longer than to hear of it, and
 * thousands of lines that break at once would stop everything else meanwhile.
 * @param line whoever has to know of its end listens already
 */
export function endInTurn(line: Duplex, turns: Turns): void {
  const listeners = line.listeners('end');
  line.removeAllListeners('end');
  line.on('end', () =>
    turns.take(() => {
      // Torn down meanwhile, by a reset for instance, it has told everybody by its close.
      if (line.destroyed) return;
      for (const listener of listeners) listener.call(line);
    }),
  );
}
