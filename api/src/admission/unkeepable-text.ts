import { GraphQLError, type ValidationRule } from 'graphql';
import { badInput } from '../errors.ts';

/** The one character that JSON knows and PostgreSQL refuses. */
const UNKEEPABLE = '\u0000';
const MESSAGE = 'This holds a character that cannot be stored: U+0000.';

/** Refuses it in the texts of a document. */
export const keepableTextRule: ValidationRule = (context) => ({
  StringValue(node) {
    if (node.value.includes(UNKEEPABLE)) context.reportError(new GraphQLError(MESSAGE, { nodes: node }));
  },
});

/** Refuses it in variables, however deep. @throws DomainError BAD_USER_INPUT with where it is, from the input's root */
export function refuseUnkeepable(variables: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(variables)) {
    const path = pathTo(value);
    if (path === null) continue;
    const [field = name] = [path.join('.')].filter((text) => text !== '');
    throw badInput([{ path: field, message: MESSAGE }]);
  }
}

/** Where the character is within a value; null when it is nowhere. */
function pathTo(value: unknown): string[] | null {
  if (typeof value === 'string') return value.includes(UNKEEPABLE) ? [] : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const path = pathTo(inner);
    if (path !== null) return [key, ...path];
  }
  return null;
}
