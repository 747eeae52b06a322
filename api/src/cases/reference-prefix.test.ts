import { expect, it } from 'vitest';
import { referencePrefixes } from './reference-prefix.ts';

it.each([
  ['CON-7K3M-92QX-5TD', ['CON-7K3M-92QX-5TD']],
  ['con 7k3m', ['CON-C0N7-K3M', 'CON-7K3M']],
  ['7k3m9', ['CON-7K3M-9']],
  ['O0iL', ['CON-0011']],
  ['con-kxqm', ['CON-C0NK-XQM', 'CON-KXQM']],
  ['payment', []],
  ['contract', []],
  ['an outage', []],
  ['7K3M-92QX-5TD-0', []],
  ['%', []],
  ['  ', []],
])('reads %j as the beginnings %j', (typed, prefixes) => {
  expect(referencePrefixes(typed)).toEqual(prefixes);
});
