import type { ValidatorFn } from 'type-graphql';
import * as v from 'valibot';
import { badInput } from './errors.ts';

const schemas = new Map<unknown, v.GenericSchema>();

/** Declares what an input class must satisfy beyond its GraphQL types. */
export function Validated(schema: v.GenericSchema): ClassDecorator {
  return (target) => {
    schemas.set(target, schema);
  };
}

/**
 * Checks an argument against the schema of its input class, before any resolver runs.
 * @throws DomainError BAD_USER_INPUT naming every field that does not fit
 */
export const validateArgument: ValidatorFn = (value: unknown, type) => {
  const schema = schemas.get(type);
  if (schema === undefined || value == null) return;
  const result = v.safeParse(schema, value);
  if (result.success) return;
  throw badInput(
    result.issues.map((issue) => ({
      path: v.getDotPath(issue) ?? '',
      message: issue.message,
    })),
  );
};
