import { describe, expect, it } from 'vitest';
import { byteRange } from './byte-range.ts';

describe('byteRange', () => {
  it.each([
    [undefined, null],
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=0-', { first: 0, last: 99 }],
    ['bytes=10-19', { first: 10, last: 19 }],
    ['bytes=90-500', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-500', { first: 0, last: 99 }],
    ['bytes=99-', { first: 99, last: 99 }],
    ['bytes=100-', 'UNSATISFIABLE'],
    ['bytes=100-200', 'UNSATISFIABLE'],
    ['bytes=-0', 'UNSATISFIABLE'],
    // What cannot be read, or asks for several parts, is answered with the whole.
    ['bytes=20-10', null],
    ['bytes=-', null],
    ['bytes=0-1,5-6', null],
    ['bytes=a-b', null],
    ['lines=0-1', null],
    [`bytes=${'9'.repeat(40)}-`, null],
  ])('reads %j of 100 bytes as %j', (header, expected) => {
    expect(byteRange(header, 100)).toEqual(expected);
  });
});
