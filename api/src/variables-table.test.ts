import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { VariablesSchema } from './env.ts';
import { withVariablesTable } from './variables-table.ts';

it('stands in the README as it is: else run `npm run codegen`', async () => {
  const readme = await readFile(resolve(import.meta.dirname, '../../README.md'), 'utf8');
  expect(readme).toBe(withVariablesTable(readme));
});

it.each(Object.entries(VariablesSchema.entries))(
  'says what %s means, by an example',
  (_name, { wrapped }) => {
    expect(v.getDescription(wrapped)).toMatch(/\w/);
    const { example } = v.getMetadata(wrapped);
    const plain = typeof example === 'string' && !example.includes('`');
    if (plain) expect(v.safeParse(wrapped, example).success).toBe(true);
  },
);
