import { GraphQLError, type ValidationRule } from 'graphql';
import { badInput } from '../errors.ts';

/** The one character that JSON knows and PostgreSQL refuses. */
const UNKEEPABLE = '\u0000';
const MESSAGE = 'This text holds a character that cannot be kept: U+0000.';

/** Refuses it in the texts of a document. */
export const keepableTextRule: ValidationRule = (context) => ({
  StringValue(node) {
    if (node.value.includes(UNKEEPABLE)) context.reportError(new GraphQLError(MESSAGE, { nodes: node }));
  },
});

/** Refuses it in variables that are a text; inputs say themselves in which field it is. @throws DomainError BAD_USER_INPUT */
export function refuseUnkeepable(variables: Record<string, unknown>): void {
  for (const [path, value] of Object.entries(variables)) {
    if (typeof value === 'string' && value.includes(UNKEEPABLE)) throw badInput([{ path, message: MESSAGE }]);
  }
}
