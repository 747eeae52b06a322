import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { GraphQLDateTime } from './dates.ts';

const anyMoments = fc.date({
  min: new Date('1900-01-01'),
  max: new Date('2199-12-31'),
  noInvalidDate: true,
});
const wholeSeconds = anyMoments.map((moment) => new Date(Math.floor(moment.getTime() / 1000) * 1000));
const moments = fc.oneof(anyMoments, wholeSeconds);

it('tells a moment to the millisecond in UTC, however it was written', () => {
  fc.assert(
    fc.property(moments, fc.nat(999), (moment, microseconds) => {
      const told = moment.toISOString();
      const [seconds = '', milliseconds = ''] = told.slice(0, -1).split('.');
      // As PostgreSQL does: without the zeros at the end.
      const fraction = `.${milliseconds}${String(microseconds).padStart(3, '0')}`.replace(/\.?0*$/, '');
      const deadline = Temporal.Instant.from(told).toString();
      const written = [moment, told, deadline, `${seconds}${fraction}+00:00`, inNepal(moment)];
      expect(written.map((each) => GraphQLDateTime.serialize(each))).toEqual(written.map(() => told));
    }),
  );
});

it('tells nothing that is no moment', () => {
  expect(() => GraphQLDateTime.serialize('soon')).toThrow(RangeError);
});

function inNepal(moment: Date): string {
  const there = new Date(moment.getTime() + 345 * 60_000).toISOString();
  return there.replace('Z', '+05:45');
}
