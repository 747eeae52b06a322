import { registerEnumType } from 'type-graphql';

/** The values of a GraphQL enum, each with its description, from a record that TypeScript keeps complete. */
export function enumOf<Value extends string>(
  name: string,
  description: string,
  meanings: Record<Value, string>,
): Record<Value, Value> {
  const values = Object.keys(meanings) as Value[];
  const enumeration = Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
  const valuesConfig = Object.fromEntries(values.map((value) => [value, { description: meanings[value] }]));
  registerEnumType(enumeration, {
    name,
    description,
    valuesConfig: valuesConfig as Record<Value, { description: string }>,
  });
  return enumeration;
}
