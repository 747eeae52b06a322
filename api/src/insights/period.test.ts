import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { lastFullQuarter, periodOf } from './period.ts';

it('reaches over whole days in London, whichever way the clocks stand', () => {
  expect(periodOf('2026-03-29', '2026-10-25')).toMatchObject({
    since: '2026-03-29T00:00:00Z',
    until: '2026-10-26T00:00:00Z',
  });
  expect(periodOf('2026-03-30', '2026-03-30')).toMatchObject({
    since: '2026-03-29T23:00:00Z',
    until: '2026-03-30T23:00:00Z',
  });
});

it.each([
  ['2026-04-02', '2026-04-01', 'after its last'],
  ['0000-01-01', '2026-04-01', 'between 2000-01-01 and 2999-12-31'],
  ['2026-04-01', '9999-12-31', 'between 2000-01-01 and 2999-12-31'],
])('refuses a period from %s to %s', (from, to, words) => {
  expect(() => periodOf(from, to)).toThrow(words);
});

it.each([
  ['2026-11-23T10:00:00Z', '2026-07-01', '2026-09-30'],
  ['2027-01-01T00:00:00Z', '2026-10-01', '2026-12-31'],
  ['2026-12-31T23:59:59Z', '2026-07-01', '2026-09-30'],
  ['2026-06-30T23:30:00Z', '2026-04-01', '2026-06-30'],
  ['2028-05-31T12:00:00Z', '2028-01-01', '2028-03-31'],
])('takes for the last full quarter at %s that from %s to %s', (now, firstOn, lastOn) => {
  expect(lastFullQuarter(Temporal.Instant.from(now))).toMatchObject({ firstOn, lastOn });
});
