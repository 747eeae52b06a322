import { currentAsker } from '@desk/db';
import { Kind, type GraphQLFormattedError, type OperationDefinitionNode } from 'graphql';
import type { Metrics } from './metrics.ts';

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
  const [first] = operation?.selectionSet.selections ?? [];
  const name = first?.kind === Kind.FIELD ? first.name.value : 'refused';
  metrics.operations.add(1, { operation: name, code: outcome(errors) });
  metrics.operationSeconds.record(milliseconds / 1000, { operation: name });
}

function outcome([first]: readonly GraphQLFormattedError[]): string {
  if (first === undefined) return 'ok';
  if (currentAsker()?.isGone === true) return 'CLIENT_GONE';
  const code = first.extensions?.['code'];
  return typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR';
}
