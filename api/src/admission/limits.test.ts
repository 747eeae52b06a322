import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse, specifiedRules, validate, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildDeskSchema } from '../graphql.ts';
import { costOf, LIMIT_RULES, LIMITS, refuseCostly } from './limits.ts';

const OPERATIONS = resolve(import.meta.dirname, '../../../schema/operations');
const REFERENCE = 'reference: "CON-7K3M-92QX-5TD"';

/** `procedure` within fields, `depth` of them, the last one a leaf. */
function nested(depth: number): string {
  return `${'a{'.repeat(depth - 1)}a${'}'.repeat(depth - 1)}`;
}

describe('the limits of an operation', () => {
  let schema: GraphQLSchema;

  beforeAll(async () => {
    schema = await buildDeskSchema();
  });

  function refusals(text: string): string[] {
    return validate(schema, parse(text), LIMIT_RULES).map(({ message }) => message);
  }

  it.each([
    ['fields', `{ ${nested(13)} }`],
    [
      'fragments',
      `{ ...f } fragment f on Query { ${nested(7)} ...g } fragment g on Query { a { ...h } } fragment h on X { ${nested(12)} }`,
    ],
    ['a fragment named __schema', `{ ...__schema } fragment __schema on Query { ${nested(13)} }`],
    ['inline fragments', `{ ... on Query { ${nested(13)} } }`],
  ])('security test 1: is refused when nested too deep in %s', (_where, text) => {
    expect(refusals(text)).toEqual([expect.stringContaining('depth limit of 12 exceeded')]);
  });

  it('security test 3: is refused with more than 15 aliases or 50 directives', () => {
    const aliases = Array.from({ length: 16 }, (_, n) => `a${n}: caseStatus(${REFERENCE}) { seq }`);
    expect(refusals(`{ ${aliases.join(' ')} }`)).toEqual([expect.stringContaining('16')]);
    expect(refusals(`{ ${aliases.slice(1).join(' ')} }`)).toEqual([]);
    const directives = '@include(if: true) '.repeat(51);
    expect(refusals(`{ caseStatus(${REFERENCE}) ${directives} { seq } }`)).toEqual([
      expect.stringContaining('51'),
    ]);
  });

  it('security test 2: counts what is in a page as often as the page is long', () => {
    const cost = (first: number) =>
      costOf(schema, parse('query ($n: Int!) { cases(first: $n) { edges { node { reference stage } } } }'), {
        n: first,
      });
    expect(cost(100) - cost(50)).toBe(50 * (cost(2) - cost(1)));
    expect(cost(100)).toBeGreaterThan(300);
  });

  it('leaves room for every saved operation', async () => {
    const files = (await readdir(OPERATIONS)).filter((name) => name.endsWith('.graphql'));
    for (const name of files) {
      const text = await readFile(join(OPERATIONS, name), 'utf8');
      const document = parse(text, { maxTokens: LIMITS.tokens / 2 });
      expect([name, validate(schema, document, [...specifiedRules, ...LIMIT_RULES])]).toEqual([name, []]);
      refuseCostly(schema, document, { first: 100 });
    }
    expect(files.length).toBeGreaterThan(30);
  });
});
