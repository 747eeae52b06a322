/** How often each value occurred. */
export interface Occurrences {
  value: number;
  count: number;
}

/**
 * The value below which a share of all values lies, between neighbours in proportion; null when there are none.
 * @param share 0 to 1: 0.5 is the median
 */
export function percentile(occurrences: readonly Occurrences[], share: number): number | null {
  const sorted = occurrences.toSorted((left, right) => left.value - right.value);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const position = (total - 1) * share;
  const below = valueAt(sorted, Math.floor(position));
  const above = valueAt(sorted, Math.ceil(position));
  return below + (above - below) * (position - Math.floor(position));
}

function valueAt(sorted: readonly Occurrences[], index: number): number {
  let passed = 0;
  for (const { value, count } of sorted) {
    passed += count;
    if (index < passed) return value;
  }
  throw new RangeError(`there is no value ${index}`);
}

/** How many of all, in per cent, rounded down to a tenth so that nothing but all is 100; null for none of none. */
export function percentOf(part: number, all: number): number | null {
  return all === 0 ? null : Math.floor((part / all) * 1000) / 10;
}
