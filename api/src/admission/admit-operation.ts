import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { refuseReadOnly } from '../access/refuse-read-only.ts';
import type { OperationContext } from '../context.ts';
import type { Admission } from './admission.ts';

/** What a client asks for, over HTTP or over the socket. */
export interface OperationRequest {
  query: string;
  variables?: Record<string, unknown> | null | undefined;
  operationName?: string | null | undefined;
}

/** What may run. */
export interface AdmittedOperation extends ExecutionArgs {
  contextValue: OperationContext;
  /** The one of the document that was asked for. */
  operation: OperationDefinitionNode;
  variableValues: Record<string, unknown>;
  /** Whether the document is one that our own clients send, and the same object each time. */
  isKept: boolean;
}

/** A way to the desk. */
export interface Transport {
  carries: readonly OperationTypeNode[];
  /** What whoever sends something else by it is told. */
  refusal(): GraphQLError;
}

/**
 * What is run for one request.
 * @throws GraphQLError when it is refused
 * @returns the operation, or all errors of a document or of variables that do not fit the schema
 */
export function admitOperation(
  schema: GraphQLSchema,
  admission: Admission,
  transport: Transport,
  { query, variables, operationName }: OperationRequest,
  contextValue: OperationContext,
): AdmittedOperation | readonly GraphQLError[] {
  const { viewers } = contextValue;
  admission.requireRegistered(query, viewers);
  const document = readDocument(admission, query);
  if (!('kind' in document)) return coded(document, 'GRAPHQL_VALIDATION_FAILED');
  const operation = namedOperation(document, operationName);
  if (!transport.carries.includes(operation.operation)) throw transport.refusal();
  if (operation.operation === OperationTypeNode.MUTATION) refuseReadOnly(viewers.staff);
  const variableValues = variables ?? {};
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues);
  if (errors !== undefined) return coded(errors, 'BAD_USER_INPUT');
  admission.requireModest({ source: query, document, variables: variableValues }, viewers);
  const isKept = admission.isKept(query);
  return { schema, document, operation, operationName, variableValues, contextValue, isKept };
}

function readDocument(admission: Admission, query: string): DocumentNode | readonly GraphQLError[] {
  try {
    return admission.read(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw coded([error], 'GRAPHQL_PARSE_FAILED')[0] ?? error;
  }
}

/** graphql-js gives its refusals no code, and what has none counts as a fault of ours. */
function coded(errors: readonly GraphQLError[], code: string): readonly GraphQLError[] {
  return errors.map(({ message, nodes, source, positions, extensions }) => {
    return new GraphQLError(message, { nodes, source, positions, extensions: { code, ...extensions } });
  });
}

function namedOperation(
  document: DocumentNode,
  operationName: string | null | undefined,
): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName);
  if (operation) return operation;
  const message =
    operationName == null
      ? 'This holds more than one operation, or none: name the one to run as operationName.'
      : `There is no operation called "${operationName}" in this.`;
  throw new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
}
