import { currentAsker } from '@desk/db';
import { Kind, type GraphQLFormattedError, type OperationDefinitionNode } from 'graphql';
import type { Metrics } from './metrics.ts';

/** What is counted where no operation was run. */
export const REFUSED = 'refused';

/**
 * Counts one operation over HTTP, by the root field that it asks for: a name that a client makes up is never used.
 * @param operation what was run, which fits the schema, so that the names are bounded; null when it was refused
 */
export function countOperation(
  metrics: Metrics,
  operation: OperationDefinitionNode | null,
  errors: readonly GraphQLFormattedError[],
  milliseconds: number,
): void {
  const name = operation === null ? REFUSED : rootFieldOf(operation);
  metrics.operations.add(1, { operation: name, code: outcome(errors) });
  metrics.operationSeconds.record(milliseconds / 1000, { operation: name });
}

/** What an operation is counted as, over HTTP and over the socket. */
export function rootFieldOf({ selectionSet }: OperationDefinitionNode): string {
  const [first] = selectionSet.selections;
  return first?.kind === Kind.FIELD ? first.name.value : REFUSED;
}

function outcome([first]: readonly GraphQLFormattedError[]): string {
  if (first === undefined) return 'ok';
  if (currentAsker()?.isGone === true) return 'CLIENT_GONE';
  const code = first.extensions?.['code'];
  return typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR';
}
