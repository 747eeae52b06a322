import { readFile } from 'node:fs/promises';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputField,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schemaFile } from './schema-file.ts';
import { emittedSchema } from './schema-text.ts';

const committed = await readFile(schemaFile, 'utf8');
const schema = buildSchema(committed);
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
const fields = types.flatMap((type): [string, GraphQLField<unknown, unknown>][] =>
  isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field])
    : [],
);
const inputFields = types.flatMap((type): [string, GraphQLInputField][] =>
  isInputObjectType(type)
    ? Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field])
    : [],
);
const scalarsOfSpecification = ['String', 'Int', 'Float', 'Boolean', 'ID'];

/** The names in a list of [name, thing] for which something does not hold. */
function failing<T>(named: [string, T][], holds: (thing: T) => boolean): string[] {
  return named.filter(([, thing]) => !holds(thing)).map(([name]) => name);
}

describe('schema.graphql', () => {
  it('is what the API serves (mend with: npm run codegen)', async () => {
    expect(await emittedSchema()).toBe(committed);
  });

  it('describes every type, field, argument, enum value and input field in words', () => {
    const described: [string, { description?: string | null }][] = [
      ...types
        .filter(({ name }) => !scalarsOfSpecification.includes(name))
        .map((type): [string, typeof type] => [type.name, type]),
      ...fields,
      ...fields.flatMap(([name, { args }]) =>
        args.map((argument): [string, typeof argument] => [`${name}(${argument.name})`, argument]),
      ),
      ...inputFields,
      ...types.flatMap((type) =>
        isEnumType(type)
          ? type.getValues().map((value): [string, typeof value] => [`${type.name}.${value.name}`, value])
          : [],
      ),
    ];
    expect(
      failing(described, ({ description }) => (description ?? '').trim().split(/\s+/).length >= 2),
    ).toEqual([]);
  });

  it('gives each mutation one input or none, and a payload of its own kind', () => {
    const mutations = fields.filter(([name]) => name.startsWith('Mutation.'));
    expect(mutations).not.toEqual([]);
    expect(
      failing(mutations, ({ args }) =>
        args.every(({ name, type }) => name === 'input' && String(type).endsWith('Input!')),
      ),
    ).toEqual([]);
    expect(failing(mutations, ({ type }) => String(type).endsWith('Payload!'))).toEqual([]);
  });

  it('pages lists as Relay connections', () => {
    const isConnection = (type: unknown): boolean => /Connection!?$/.test(String(type));
    const paged = fields.filter(([, { type }]) => isConnection(type));
    expect(paged).not.toEqual([]);
    expect(
      failing(paged, ({ args }) =>
        ['first', 'after'].every((name) => args.some((argument) => argument.name === name)),
      ),
    ).toEqual([]);
    for (const [, { type }] of paged) {
      const connection = getNamedType(type);
      const edge = schema.getType(connection.name.replace(/Connection$/, 'Edge'));
      const fieldType = (of: unknown, name: string): string =>
        isObjectType(of) ? String(of.getFields()[name]?.type) : 'missing';
      expect(fieldType(connection, 'edges')).toBe(`[${String(edge)}!]!`);
      expect(fieldType(connection, 'pageInfo')).toBe('PageInfo!');
      expect(fieldType(edge, 'cursor')).toBe('String!');
      expect(fieldType(edge, 'node')).toMatch(/^\w+!$/);
    }
  });

  it.each([
    ['DateTime', /(At|Until|Before)$/],
    ['LocalDate', /(On|From|Until)$/],
    ['Boolean', /^(is|has|can)[A-Z]/],
  ])('names every %s like %s', (typeName, pattern) => {
    const named = [...fields, ...inputFields].filter(([, { type }]) => getNamedType(type).name === typeName);
    expect(failing<{ name: string }>(named, ({ name }) => name === 'at' || pattern.test(name))).toEqual([]);
  });

  it('names types in PascalCase, fields in camelCase, and inputs with the ending Input', () => {
    expect(types.map(({ name }) => name).filter((name) => !/^[A-Z][A-Za-z0-9]*$/.test(name))).toEqual([]);
    expect(
      failing<{ name: string }>([...fields, ...inputFields], ({ name }) => /^[a-z][A-Za-z0-9]*$/.test(name)),
    ).toEqual([]);
    expect(types.filter((type) => isInputObjectType(type) !== type.name.endsWith('Input'))).toEqual([]);
  });
});
