import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { OperationTypeNode } from 'graphql';
import { refuseReadOnly } from '../access/refuse-read-only.ts';
import type { OperationContext } from '../context.ts';
import { DomainError, type ErrorCode } from '../errors.ts';
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
          const operation = { source, document, variables: request.variables ?? {} };
          asMistake(() => {
            if (resolved?.operation === OperationTypeNode.MUTATION)
              refuseReadOnly(contextValue.viewers.staff);
            admission.requireModest(operation, contextValue.viewers);
          });
          if (resolved?.operation === OperationTypeNode.MUTATION) contextValue.cookies?.written.set();
          else contextValue.confine();
          return Promise.resolve();
        },
      }),
  };
}

/** To Apollo whatever is refused at this moment is a fault of the server, with the status 500. */
function asMistake(admit: () => void): void {
  try {
    admit();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, ...details } = error.extensions;
    throw new DomainError(code as ErrorCode, error.message, { http: { status: 400 }, ...details });
  }
}
