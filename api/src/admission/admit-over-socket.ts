import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { OperationContext } from '../context.ts';
import type { Admission } from './admission.ts';
import { LIMIT_RULES, LIMITS } from './limits.ts';

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
  const document = parse(query, { maxTokens: LIMITS.tokens });
  requireSubscription(document, operationName);
  const errors = validate(schema, document, [...specifiedRules, ...LIMIT_RULES]);
  if (errors.length > 0) return errors;
  admission.requireModest({ source: query, document, variables: variables ?? {} }, viewers);
  return { schema, document, operationName, variableValues: variables, contextValue };
}

/** Queries and mutations belong to HTTP, where cookies, limits and caches are. */
function requireSubscription(document: DocumentNode, operationName: string | null | undefined): void {
  const operation = getOperationAST(document, operationName);
  if (operation == null || operation.operation === OperationTypeNode.SUBSCRIPTION) return;
  throw new GraphQLError('Only subscriptions are served over the socket; send this by HTTP.', {
    extensions: { code: 'BAD_REQUEST' },
  });
}
