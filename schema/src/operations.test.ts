import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  buildSchema,
  isNonNullType,
  isInputObjectType,
  isListType,
  parse,
  typeFromAST,
  validate,
  type FieldNode,
  type GraphQLInputType,
  type OperationDefinitionNode,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { customersMutations } from './customers-fields.ts';
import { schemaFile } from './schema-file.ts';

const folder = fileURLToPath(new URL('../operations/', import.meta.url));
const files = readdirSync(folder).sort();
const schema = buildSchema(readFileSync(schemaFile, 'utf8'));

const operations = files
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => {
    const text = readFileSync(`${folder}${file}`, 'utf8');
    const document = parse(text);
    const variablesFile = file.replace('.graphql', '.variables.json');
    const variables: unknown = files.includes(variablesFile)
      ? JSON.parse(readFileSync(`${folder}${variablesFile}`, 'utf8'))
      : {};
    return {
      file,
      text,
      document,
      variables,
      definition: document.definitions[0] as OperationDefinitionNode,
    };
  });

/** Where a value to fill in has keys that its type lacks, or lacks keys that its type requires. */
function misshapen(value: unknown, type: GraphQLInputType, at: string): string[] {
  if (isNonNullType(type)) return value === null ? [`${at} is null`] : misshapen(value, type.ofType, at);
  if (value === null || isListType(type) || !isInputObjectType(type)) return [];
  if (typeof value !== 'object') return [`${at} is not an object`];
  const fields = type.getFields();
  const values = new Map(Object.entries(value));
  const unknown = [...values.keys()].filter((key) => !fields[key]).map((key) => `${at}.${key} is unknown`);
  const missing = Object.values(fields)
    .filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined && !values.has(field.name),
    )
    .map((field) => `${at}.${field.name} is missing`);
  const inside = Object.values(fields).flatMap((field) =>
    values.has(field.name) ? misshapen(values.get(field.name), field.type, `${at}.${field.name}`) : [],
  );
  return [...unknown, ...missing, ...inside];
}

describe('the saved operations of staff', () => {
  it.each(operations)(
    '$file is one named operation that the schema accepts',
    ({ file, document, definition }) => {
      expect(file).toMatch(/^\d\d-[a-z-]+\.graphql$/);
      expect(document.definitions).toHaveLength(1);
      expect(definition.name?.value).toBe(
        file
          .slice(3, -'.graphql'.length)
          .split('-')
          .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
          .join(''),
      );
      expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
    },
  );

  it.each(operations)('$file begins with what it does and what to fill in', ({ text, definition }) => {
    const comment = text.slice(0, definition.loc?.start).trim().split('\n');
    expect(comment.filter((line) => !line.startsWith('# '))).toEqual([]);
    const words = comment.map((line) => line.slice(2)).join(' ');
    expect(words.split(' ').length).toBeGreaterThan(7);
    expect(words).toMatch(
      definition.variableDefinitions?.length ? /Fill in under Variables: / : /Nothing to fill in\./,
    );
    // Wider lines run out of the editor on a 1280 pixel screen.
    expect(comment.filter((line) => line.length > 50)).toEqual([]);
  });

  it.each(operations)('$file comes with the variables it takes', ({ variables, definition }) => {
    const declared = definition.variableDefinitions ?? [];
    expect(Object.keys(variables as object).sort()).toEqual(
      declared.map((each) => each.variable.name.value).sort(),
    );
    const problems = declared.flatMap((each) => {
      const name = each.variable.name.value;
      const type = typeFromAST(schema, each.type as never) as GraphQLInputType;
      return misshapen((variables as Record<string, unknown>)[name], type, name);
    });
    expect(problems).toEqual([]);
  });

  it('gives every operation a name of its own', () => {
    const names = operations.map(({ definition }) => definition.name?.value);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has an operation for each mutation of staff, signing in first and signing out last', () => {
    const used = operations.flatMap(({ definition }) =>
      definition.selectionSet.selections.map((selection) => (selection as FieldNode).name.value),
    );
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
    const staffs = mutations.filter((name) => !customersMutations.includes(name));
    expect(staffs).not.toEqual([]);
    expect(staffs.filter((name) => !used.includes(name))).toEqual([]);
    expect(used.at(0)).toBe('signIn');
    expect(used.at(-1)).toBe('signOut');
  });

  it('keeps no variables of an operation that is gone', () => {
    const orphans = files
      .filter((file) => file.endsWith('.variables.json'))
      .filter((file) => !files.includes(file.replace('.variables.json', '.graphql')));
    expect(orphans).toEqual([]);
  });
});
