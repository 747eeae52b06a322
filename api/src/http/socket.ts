import type { FastifyInstance } from 'fastify';
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { viewersOf } from '../access/viewers.ts';
import { operationContext, type Desk } from '../context.ts';
import { formatError } from './format-error.ts';
import { cookieName, type CookieKind } from './cookies.ts';

/** A frame holds one subscription; more than this is no honest client. */
const LARGEST_FRAME_BYTES = 64 * 1024;

/** Serves subscriptions over graphql-ws at `/graphql`, on the port of everything else. */
export function registerSocket(fastify: FastifyInstance, desk: Desk, schema: GraphQLSchema): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_FRAME_BYTES,
    perMessageDeflate: false,
    handleProtocols: (protocols) => (protocols.has('graphql-transport-ws') ? 'graphql-transport-ws' : false),
  });
  const running = useServer(
    {
      schema,
      context: async ({ extra }) => {
        const cookies = fastify.parseCookie(extra.request.headers.cookie ?? '');
        const token = (kind: CookieKind): string | undefined => cookies[cookieName(desk.env, kind)];
        return operationContext(desk, await viewersOf(desk, token('session'), token('device')), null);
      },
      onSubscribe: (_socket, _id, { query, operationName }) => refuseOtherOperations(query, operationName),
      onNext: (_socket, _id, _payload, _args, result) =>
        result.errors === undefined ? result : { ...result, errors: toldErrors(desk, result.errors) },
      onError: (_socket, _id, _payload, errors) => toldErrors(desk, errors),
    },
    sockets,
  );
  fastify.server.on('upgrade', (request, socket, head) => {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== '/graphql') {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
  });
  fastify.addHook('preClose', async () => {
    await running.dispose();
  });
}

function toldErrors(desk: Desk, errors: readonly GraphQLError[]): GraphQLFormattedError[] {
  return errors.map((error) => formatError(desk.log, error.toJSON(), error));
}

/** Queries and mutations belong to HTTP, where cookies, limits and caches are. */
function refuseOtherOperations(
  query: string,
  operationName: string | null | undefined,
): GraphQLError[] | undefined {
  const operation = operationOf(query, operationName);
  if (operation == null || operation.operation === OperationTypeNode.SUBSCRIPTION) return undefined;
  return [
    new GraphQLError('Only subscriptions are served over the socket; send this by HTTP.', {
      extensions: { code: 'BAD_REQUEST' },
    }),
  ];
}

function operationOf(query: string, operationName: string | null | undefined) {
  try {
    return getOperationAST(parse(query), operationName);
  } catch {
    // graphql-ws answers a document that does not parse by itself.
    return null;
  }
}
