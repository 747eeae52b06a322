import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

it('does everything in its order, and never thousands of things in one turn of the event loop', async () => {
  const turns = new Turns();
  const done: number[] = [];
  for (let task = 0; task < 1_000; task++) turns.take(() => done.push(task));
  const doneByTurn: number[] = [];
  while (done.length < 1_000) {
    await nextTurn();
    doneByTurn.push(done.length);
  }
  expect(done).toEqual(Array.from({ length: 1_000 }, (_, task) => task));
  expect(doneByTurn.length).toBeGreaterThan(10);
});

it('does what a task asks for after the others', async () => {
  const turns = new Turns();
  const { promise, resolve } = Promise.withResolvers<string[]>();
  const done: string[] = [];
  turns.take(() => {
    done.push('first');
    turns.take(() => resolve([...done, 'third']));
  });
  turns.take(() => done.push('second'));
  expect(await promise).toEqual(['first', 'second', 'third']);
});

it('hears those who are in before it lets in the next, of whom one comes in each turn all the same', async () => {
  const turns = new Turns();
  const done: string[] = [];
  for (let newcomer = 0; newcomer < 3; newcomer++) turns.letIn(() => done.push('newcomer'));
  for (let task = 0; task < 100; task++) turns.take(() => done.push('task'));
  while (done.length < 103) await nextTurn();
  const newcomers = done.flatMap((each, index) => (each === 'newcomer' ? [index] : []));
  expect(newcomers).toEqual([50, 101, 102]);
});
