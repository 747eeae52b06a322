import { expect, it } from 'vitest';
import { AnswerTurns } from './shared-read.ts';

/** In which turn of the event loop each of the answers had room. */
async function turnsOf(sizes: readonly number[]): Promise<number[]> {
  let turn = 0;
  const tick = (): NodeJS.Immediate =>
    setImmediate(() => {
      turn++;
      next = tick();
    });
  let next = tick();
  const turns = new AnswerTurns(100);
  const had = await Promise.all(
    sizes.map(async (size) => {
      await turns.roomFor(size);
      return turn;
    }),
  );
  clearImmediate(next);
  return had;
}

it('lets small answers share a turn, which they need not wait for', async () => {
  expect(await turnsOf([1, 2, 90])).toEqual([0, 0, 0]);
});

it('gives large answers a turn each, in their order, and also one that is larger than its measure', async () => {
  const had = await turnsOf([60, 60, 100, 250, 60]);
  expect(had).toEqual([...new Set(had)].toSorted((a, b) => a - b));
});
