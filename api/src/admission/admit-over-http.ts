import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { OperationTypeNode } from 'graphql';
import { refuseReadOnly } from '../access/refuse-read-only.ts';
import type { OperationContext } from '../context.ts';
import type { Admission } from './admission.ts';

/** The document of a request as it was sent; nothing when there is none to run. */
export function sourceOf({ body, query }: FastifyRequest): string {
  const { query: source } = (body ?? query ?? {}) as { query?: unknown };
  return typeof source === 'string' ? source : '';
}

/** Asks the admission once Apollo knows the operation. */
export function admitOverHttp(admission: Admission): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ source, document, request, contextValue, operation: resolved }) {
          if (resolved?.operation === OperationTypeNode.MUTATION) refuseReadOnly(contextValue.viewers.staff);
          const operation = { source, document, variables: request.variables ?? {} };
          admission.requireModest(operation, contextValue.viewers);
          return Promise.resolve();
        },
      }),
  };
}
