import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { OperationContext } from '../context.ts';
import type { Admission } from './admission.ts';

/**
 * What graphql-ws runs for one subscription. It would not apply Apollo's rules, so that everything is checked here.
 * @throws GraphQLError when it is refused
 * @returns the operation, or all errors of a document that does not fit the schema
 */
export function admitOverSocket(
  schema: GraphQLSchema,
  admission: Admission,
  { query, variables, operationName }: SubscribePayload,
  contextValue: OperationContext,
): ExecutionArgs | readonly GraphQLError[] {
  const { viewers } = contextValue;
  admission.requireRegistered(query, viewers);
  const document = readDocument(admission, query);
  if (!('kind' in document)) return coded(document, 'GRAPHQL_VALIDATION_FAILED');
  requireSubscription(document, operationName);
  const misfits = unfitVariables(schema, document, operationName, variables ?? {});
  if (misfits.length > 0) return coded(misfits, 'BAD_USER_INPUT');
  admission.requireModest({ source: query, document, variables: variables ?? {} }, viewers);
  return { schema, document, operationName, variableValues: variables, contextValue };
}

/** graphql-js gives its refusals no code, and what has none counts as a fault of ours; Apollo gives them these. */
function coded(errors: readonly GraphQLError[], code: string): readonly GraphQLError[] {
  return errors.map(({ message, nodes, source, positions, extensions }) => {
    return new GraphQLError(message, { nodes, source, positions, extensions: { code, ...extensions } });
  });
}

function readDocument(admission: Admission, query: string): DocumentNode | readonly GraphQLError[] {
  try {
    return admission.read(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw coded([error], 'GRAPHQL_PARSE_FAILED')[0] ?? error;
  }
}

function unfitVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown>,
): readonly GraphQLError[] {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  return getVariableValues(schema, definitions, variables, { maxErrors: 5 }).errors ?? [];
}

/** Queries and mutations belong to HTTP, where cookies, limits and caches are. */
function requireSubscription(document: DocumentNode, operationName: string | null | undefined): void {
  const operation = getOperationAST(document, operationName);
  if (operation == null || operation.operation === OperationTypeNode.SUBSCRIPTION) return;
  throw new GraphQLError('Only subscriptions are served over the socket; send this by HTTP.', {
    extensions: { code: 'BAD_REQUEST' },
  });
}
