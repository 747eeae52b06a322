import { expect, it } from 'vitest';
import { updatesSince, type CustomerCase } from './customer-case.ts';

/** A case of which only what counts as an update is known. */
function caseOf(seq: number, timeline: number[], messages: { seq: number; isFromCustomer: boolean }[]) {
  return {
    status: { seq, timeline: timeline.map((each) => ({ seq: each })) },
    messages: { edges: messages.map((node) => ({ node })) },
  } as unknown as CustomerCase;
}

it('counts what came of the timeline and of our messages, each once, and nothing of the customer’s own', () => {
  const known = caseOf(3, [1, 2, 3], [{ seq: 3, isFromCustomer: false }]);
  const next = caseOf(
    7,
    [1, 2, 3, 4, 5],
    [
      { seq: 3, isFromCustomer: false },
      { seq: 5, isFromCustomer: false },
      { seq: 6, isFromCustomer: true },
      { seq: 7, isFromCustomer: false },
    ],
  );
  const { timeline, messages, count } = updatesSince(known, next);
  expect(timeline.map(({ seq }) => seq)).toEqual([4, 5]);
  expect(messages.map(({ seq }) => seq)).toEqual([5, 7]);
  expect(count).toBe(3);
});
