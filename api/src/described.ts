import * as v from 'valibot';

/** What a person who sets the variable reads in the README. */
export function described<Schema extends v.GenericSchema<string, unknown>>(
  schema: Schema,
  meaning: string,
  example: string,
) {
  return v.pipe(schema, v.description(meaning), v.metadata({ example }));
}

/** Whether an address is on this very machine, where a secret may go over the line without TLS. */
export function isThisMachine({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
