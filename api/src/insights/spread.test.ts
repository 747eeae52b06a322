import fc from 'fast-check';
import { expect, it } from 'vitest';
import { percentile, percentOf } from './spread.ts';

it.each([
  [[3], 0.5, 3],
  [[3, 4], 0.5, 3.5],
  [[1, 2, 10], 0.5, 2],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9, 10],
  [[0, 10], 0.9, 9],
])('of %j the part %d lies below %d', (values, share, expected) => {
  expect(
    percentile(
      values.map((value) => ({ value, count: 1 })),
      share,
    ),
  ).toBeCloseTo(expected);
});

it('knows no percentile of nothing', () => {
  expect(percentile([], 0.5)).toBeNull();
});

it('is the same for counted values as for single ones', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1 }), fc.constantFrom(0, 0.5, 0.9, 1), (values, share) => {
      const counted = [...Map.groupBy(values, (value) => value)].map(([value, same]) => ({
        value,
        count: same.length,
      }));
      const single = values.map((value) => ({ value, count: 1 }));
      expect(percentile(counted, share)).toBe(percentile(single, share));
    }),
  );
});

it.each([
  [0, 0, null],
  [1, 3, 33.3],
  [2, 3, 66.6],
  [9999, 10_000, 99.9],
  [10, 10, 100],
])('calls %d of %d %s per cent', (part, all, expected) => {
  expect(percentOf(part, all)).toBe(expected);
});
