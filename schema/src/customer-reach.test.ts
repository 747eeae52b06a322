import { readFile } from 'node:fs/promises';
import {
  buildSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { customersFields } from './customers-fields.ts';
import { schemaFile } from './schema-file.ts';

const schema = buildSchema(await readFile(schemaFile, 'utf8'));

/** Every object type that a query could name below a type. */
function reachable(from: readonly GraphQLNamedType[]): Set<GraphQLObjectType> {
  const found = new Set<GraphQLObjectType>();
  const open = [...from];
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    if (isAbstractType(type)) open.push(...schema.getPossibleTypes(type));
    if (!isObjectType(type) || found.has(type)) continue;
    found.add(type);
    open.push(...Object.values(type.getFields()).map((field) => getNamedType(field.type)));
  }
  return found;
}

function typesOf(root: string, fields: readonly string[]): GraphQLNamedType[] {
  const type = schema.getType(root);
  if (!isObjectType(type)) throw new Error(`There is no type ${root}.`);
  return fields.map((name) => {
    const field = type.getFields()[name];
    if (field === undefined) throw new Error(`${root} has no field ${name}.`);
    return getNamedType(field.type);
  });
}

const theirs = reachable(Object.entries(customersFields).flatMap(([root, fields]) => typesOf(root, fields)));
const names = [...theirs].map(({ name }) => name);

describe('what customers can name', () => {
  it('holds their own view of a case', () => {
    expect(names).toEqual(
      expect.arrayContaining(['CustomerCase', 'CustomerMessage', 'SharedEvidence', 'CustomerFinalResponse']),
    );
  });

  it.each(
    'Alert Case Contact Escalation Evidence FinalResponse HistoryEntry Lesson Message Note Rating Referral Staff'.split(
      ' ',
    ),
  )('holds no %s, which is for staff', (name) => {
    expect(schema.getType(name)).toBeDefined();
    expect(names).not.toContain(name);
  });

  it('has no field by the name of something internal', () => {
    const internal = /^(notes?|author|actor|handler|reviewer|lessons?|rootCause|internal\w*|email|\w*Staff)$/;
    const fields = [...theirs].flatMap((type) =>
      Object.keys(type.getFields())
        .filter((name) => internal.test(name))
        .map((name) => `${type.name}.${name}`),
    );
    // How anyone may write to us, and the customer's own, on a device for which their dashboard vouched.
    const theirsToKnow = ['Organisation.email', 'OutsideBody.email', 'HandedOverCustomer.email'];
    expect(fields.filter((field) => !theirsToKnow.includes(field))).toEqual([]);
  });

  it('stays apart from staff’s types: no type of theirs leads to a type that holds notes', () => {
    const holders = [...reachable(typesOf('Query', ['case', 'caseHistory']))]
      .filter((type) =>
        Object.values(type.getFields()).some((field) => getNamedType(field.type).name === 'Note'),
      )
      .map(({ name }) => name);
    expect(holders).toEqual(expect.arrayContaining(['Case', 'HistoryEntry']));
    expect(holders.filter((name) => names.includes(name))).toEqual([]);
  });
});
