import {
  getNamedType,
  GraphQLString,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** A query, mutation or subscription of the schema. */
export interface RootField {
  kind: 'query' | 'mutation' | 'subscription';
  name: string;
  field: GraphQLField<unknown, unknown>;
}

/** Something that an operation takes, by its path, such as `input.contact.email`. */
export interface InputPath {
  path: string;
  type: GraphQLInputType;
}

/** Everything that a client can ask for, so that a test which walks it cannot forget a new one. */
export function rootFields(schema: GraphQLSchema): RootField[] {
  const of = (kind: RootField['kind'], type: GraphQLObjectType | null | undefined): RootField[] =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ kind, name: field.name, field }));
  return [
    ...of('query', schema.getQueryType()),
    ...of('mutation', schema.getMutationType()),
    ...of('subscription', schema.getSubscriptionType()),
  ];
}

/**
 * The operation with all arguments as variables and every field that needs no argument but texts.
 * @param depth how many levels of fields below the root field
 */
export function documentOf({ kind, name, field }: RootField, depth: number): string {
  const declared = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const variables = declared === '' ? '' : `(${declared})`;
  const args = passed === '' ? '' : `(${passed})`;
  return `${kind} ${variables} { ${name}${args} ${selection(getNamedType(field.type), depth)} }`;
}

function selection(type: GraphQLNamedType, depth: number): string {
  if (isLeafType(type)) return '';
  if (isUnionType(type) || isInterfaceType(type)) return '{ __typename }';
  if (!isObjectType(type)) return '';
  const inner = Object.values(type.getFields()).filter((field) => {
    const isDeepEnough = isLeafType(getNamedType(field.type)) || depth > 1;
    return isDeepEnough && field.args.filter(isRequiredArgument).every(({ type }) => isText(type));
  });
  const fields = inner.map(
    (field) => `${field.name}${textsFor(field)} ${selection(getNamedType(field.type), depth - 1)}`,
  );
  return `{ __typename ${fields.join(' ')} }`;
}

function isText(type: GraphQLInputType): boolean {
  return getNamedType(type) === GraphQLString;
}

/** What a field demands, where any text will do. */
function textsFor({ args }: GraphQLField<unknown, unknown>): string {
  const demanded = args.filter(isRequiredArgument).map(({ name }) => `${name}: "any"`);
  return demanded.length === 0 ? '' : `(${demanded.join(', ')})`;
}

/** Every scalar or enum that the operation takes, within its inputs too. */
export function inputPaths({ field }: RootField): InputPath[] {
  return field.args.flatMap(({ name, type }) => within(name, type));
}

function within(path: string, type: GraphQLInputType): InputPath[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [{ path, type }];
  return Object.values(named.getFields()).flatMap((field) => within(`${path}.${field.name}`, field.type));
}

/** The variables with another value at a path. */
export function withValueAt(
  variables: Record<string, unknown>,
  path: string,
  value: unknown,
): Record<string, unknown> {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...variables, [first]: value };
  const inner = (variables[first] ?? {}) as Record<string, unknown>;
  return { ...variables, [first]: withValueAt(inner, rest.join('.'), value) };
}
