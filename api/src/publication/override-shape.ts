import * as v from 'valibot';

type Shape<Entries extends v.ObjectEntries> = v.InferOutput<v.ObjectSchema<Entries, undefined>>;

const record = v.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object, { … }',
);
const unknownKey = v.never('is not known here');

/** An object of which any part may be given; every unknown key is an error of its own. */
export function part<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.GenericSchema<unknown, Partial<Shape<Entries>>> {
  const optional = Object.fromEntries(
    Object.entries(entries).map(([key, entry]) => [key, v.optional(entry)]),
  );
  return strict<Partial<Shape<Entries>>>(optional);
}

/** An object that must be given whole; every missing and every unknown key is an error of its own. */
export function whole<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.GenericSchema<unknown, Shape<Entries>> {
  return strict<Shape<Entries>>(entries);
}

/** A list with at least one entry, which replaces the shipped one. */
export function list<const Item extends v.GenericSchema>(item: Item) {
  return v.pipe(v.array(item, 'must be a list, [ … ]'), v.minLength(1, 'must have at least one entry'));
}

// valibot's own strict object stops at the first unknown key and takes a list for an object.
function strict<Output>(entries: v.ObjectEntries): v.GenericSchema<unknown, Output> {
  const schema = v.pipe(record, v.objectWithRest(entries, unknownKey, 'is missing'));
  return schema as unknown as v.GenericSchema<unknown, Output>;
}
