import { expect, it } from 'vitest';
import { roleOf } from './role-of.ts';

const NAMES = { '4f1c': 'HANDLER', leads: 'MANAGER' } as const;

it.each([
  ['handler', undefined, 'HANDLER'],
  [['Auditor'], undefined, 'AUDITOR'],
  [['handler', 'director', 'auditor'], undefined, 'DIRECTOR'],
  [['admin', ''], undefined, null],
  [undefined, undefined, null],
  [{ role: 'handler' }, undefined, null],
  [[['handler']], undefined, null],
  [['4f1c', 'leads'], NAMES, 'MANAGER'],
  [['4f1c'], NAMES, 'HANDLER'],
  [['handler', 'constructor', '__proto__'], NAMES, null],
])('takes %j with the names %j for %s', (claim, names, role) => {
  expect(roleOf(claim, names)).toBe(role);
});
