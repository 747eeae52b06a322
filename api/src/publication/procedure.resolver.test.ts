import 'reflect-metadata';
import { getNamedType, graphql, isObjectType } from 'graphql';
import type { GraphQLNamedType, GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { procedure } from '../procedure/procedure.ts';
import { ProcedureResolver } from './procedure.resolver.ts';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildSchema({ resolvers: [ProcedureResolver], validate: false });
});

/** Every field of a type, those of its parts in braces. */
function everyField(type: GraphQLNamedType | undefined): string {
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields());
  return `{ ${fields.map((field) => `${field.name} ${everyField(getNamedType(field.type))}`).join(' ')} }`;
}

describe('the query procedure', () => {
  it('returns the whole procedure in force, but not what we note for ourselves', async () => {
    const inForce = { ...procedure, version: '2027-01' };
    const source = `{ procedure ${everyField(schema.getType('Procedure'))} }`;
    const result = await graphql({ schema, source, contextValue: { desk: { procedure: inForce } } });
    expect(result.errors).toBeUndefined();
    const ours = ['assumed', 'confirmed', 'holidays'];
    const published = Object.fromEntries(Object.entries(inForce).filter(([name]) => !ours.includes(name)));
    expect(JSON.parse(JSON.stringify(result.data))).toEqual({ procedure: published });
  });

  it('describes every type and field', () => {
    const ours = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && !/^(__|Query$)/.test(type.name),
    );
    const parts = ours.flatMap((type) => [
      type,
      ...(isObjectType(type) ? Object.values(type.getFields()) : []),
    ]);
    expect(parts.length).toBeGreaterThan(50);
    expect(parts.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  });
});
