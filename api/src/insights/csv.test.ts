import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';

it('ends every row with a line break and quotes what would break a cell', () => {
  expect(
    csvOf([
      ['a', 1],
      ['one, "two"', 'three\nfour'],
    ]),
  ).toBe('a,1\r\n"one, ""two""","three\nfour"\r\n');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=1,"2"'])(
  'security 48: lets no cell begin like %j',
  (formula) => {
    expect(
      csvOf([[formula]])
        .replace('"', '')
        .charAt(0),
    ).toBe("'");
  },
);
