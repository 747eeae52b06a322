import { currentAsker } from '@desk/db';
import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { Kind } from 'graphql';
import type { OperationContext } from '../context.ts';
import type { Metrics } from './metrics.ts';

/** Counts each operation over HTTP, by the root field that it asks for: a name that a client makes up is never used. */
export function countOperations(metrics: Metrics): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart() {
      const startedAt = performance.now();
      return Promise.resolve({
        willSendResponse(request) {
          const operation = rootField(request);
          metrics.operations.add(1, { operation, code: outcome(request) });
          metrics.operationSeconds.record((performance.now() - startedAt) / 1000, { operation });
          return Promise.resolve();
        },
      });
    },
  };
}

/** Only a document that fits the schema reaches execution with an operation, hence the names are bounded. */
function rootField({ operation, response: { body } }: GraphQLRequestContext<OperationContext>): string {
  const isExecuted = body?.kind === 'single' && body.singleResult.data !== undefined;
  const [first] = operation?.selectionSet.selections ?? [];
  return isExecuted && first?.kind === Kind.FIELD ? first.name.value : 'refused';
}

function outcome({ errors }: GraphQLRequestContext<OperationContext>): string {
  const [first] = errors ?? [];
  if (first === undefined) return 'ok';
  if (currentAsker()?.isGone === true) return 'CLIENT_GONE';
  return typeof first.extensions.code === 'string' ? first.extensions.code : 'INTERNAL_SERVER_ERROR';
}
