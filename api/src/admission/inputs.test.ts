import {
  getNamedType,
  getVariableValues,
  isInputObjectType,
  parse,
  validate,
  type OperationDefinitionNode,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDeskSchema } from '../graphql.ts';
import { LIMIT_RULES } from './limits.ts';
import { refuseUnkeepable } from './unkeepable-text.ts';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { documentOf, inputPaths, rootFields, withValueAt, type RootField } from '../testing/root-fields.ts';

const schema = await buildDeskSchema();
const taking = rootFields(schema).filter((root) => root.field.args.length > 0);
/** A refusal of the server, or of GraphQL. */
interface Refusal {
  code?: string;
  errors?: { extensions: { code: string } }[];
}

const NO_SCALARS: unknown[] = [{}, { $ne: null }, [[{}]], { toString: 'x' }];

/** What GraphQL says of variables before anything runs. */
function problemsOf(root: RootField, variables: Record<string, unknown>): string[] {
  const [definition] = parse(documentOf(root, 1)).definitions as OperationDefinitionNode[];
  const { errors } = getVariableValues(schema, definition?.variableDefinitions ?? [], variables);
  return (errors ?? []).map(({ message }) => message);
}

describe('security 34: what an operation takes', () => {
  it.each(taking)('is only what its input names: $name', (root) => {
    const inputs = root.field.args.filter(({ type }) => isInputObjectType(getNamedType(type)));
    for (const { name } of inputs) {
      for (const key of ['isAdmin', 'constructor', '__proto__', 'toString']) {
        const input = JSON.parse(`{"${key}": {"role": "DIRECTOR"}}`) as object;
        expect(problemsOf(root, { [name]: input }).join()).toContain(`"${key}" is not defined by type`);
      }
    }
  });

  it.each(taking)('is never an object where a plain value belongs: $name', (root) => {
    for (const { path } of inputPaths(root)) {
      for (const value of NO_SCALARS) {
        expect([path, problemsOf(root, withValueAt({}, path, value)).join('\n')]).toEqual([
          path,
          expect.stringMatching(new RegExp(`(at "|"\\$)${path.replaceAll('.', '\\.')}`)),
        ]);
      }
    }
  });
});

describe('security 11: a character that no database keeps', () => {
  const NUL = '\u0000';

  it('is refused in the texts of a document and in variables', () => {
    const document = parse(`{ caseStatus(reference: "a\\u0000") { seq } }`);
    expect(validate(schema, document, LIMIT_RULES).join()).toContain('U+0000');
    expect(() => refuseUnkeepable({ first: 1, reference: `a${NUL}` })).toThrow();
    expect(() => refuseUnkeepable({ reference: 'a', input: { files: ['a'] } })).not.toThrow();
    const input = { reference: 'a', contact: { name: NUL } };
    const fields = [{ path: 'contact.name', message: expect.any(String) as string }];
    expect(() => refuseUnkeepable({ input })).toThrow(
      expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', fields } }) as Error,
    );
  });
});

describe('security 11: a body', () => {
  let test: TestDesk;

  beforeAll(async () => {
    test = await startTestDesk();
  });

  afterAll(() => test.close());

  const QUERY = '{"query":"{ procedure { version } }"';
  it.each([
    ['over the limit', 413, `${QUERY},"variables":{"a":"${'x'.repeat(300_000)}"}}`, {}],
    ['nested 10,000 deep', 400, `${QUERY},"variables":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, {}],
    ['with __proto__', 400, `${QUERY},"__proto__":{"isAdmin":true}}`, {}],
    ['with a constructor of prototypes', 400, `${QUERY},"constructor":{"prototype":{"isAdmin":true}}}`, {}],
    ['in another charset', 415, `${QUERY}}`, { 'content-type': 'application/json; charset=utf-7' }],
    ['that is packed', 415, `${QUERY}}`, { 'content-encoding': 'gzip' }],
    ['of broken JSON', 400, QUERY, {}],
  ])('%s is refused cheaply, under a code', async (_what, status, payload, headers) => {
    const answer = await test.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.body).not.toMatch(/"version":|node_modules|\bat \w+ \(/);
    const { code, errors } = answer.json<Refusal>();
    expect(code ?? errors?.[0]?.extensions.code).toMatch(/^[A-Z_]+$/);
  });
});
