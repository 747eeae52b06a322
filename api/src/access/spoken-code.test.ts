import { expect, it } from 'vitest';
import { newSpokenCode, readSpokenCode } from './spoken-code.ts';

it('makes codes that nobody can misread, never the same twice', () => {
  const codes = Array.from({ length: 500 }, () => newSpokenCode(8));
  expect(new Set(codes).size).toBe(500);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(newSpokenCode(16)).toMatch(/^(\w{4}-){3}\w{4}$/);
});

it.each([
  ['7k3m92qx', '7K3M-92QX'],
  [' 7K3M – 92QX ', '7K3M-92QX'],
  ['oil1-0000', '0111-0000'],
  ['7K3M-92Q', null],
  ['7K3M-92QX-5', null],
  ['7K3M-92QU', null],
  ['', null],
])('reads %j as %j', (typed, code) => {
  expect(readSpokenCode(typed, 8)).toBe(code);
});
