import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import proxyAddr from '@fastify/proxy-addr';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, OperationTypeNode, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { makeServer } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Admission } from '../admission/admission.ts';
import { admitOperation, type AdmittedOperation, type Transport } from '../admission/admit-operation.ts';
import { viewersOf, type Credentials } from '../access/viewers.ts';
import { sharedViewer } from '../cases/case.policy.ts';
import { operationContext, type Desk, type OperationContext, type Origin, type Viewers } from '../context.ts';
import { SharedSubscriptions } from '../live/shared-subscriptions.ts';
import { SharedTexts } from '../live/shared-texts.ts';
import { SubscriptionCount } from '../monitoring/count-subscriptions.ts';
import { letGoOfSockets } from '../monitoring/let-go.ts';
import { newRequestId, underRequest } from '../logs/request-id.ts';
import { endInTurn } from './end-in-turn.ts';
import { formatError } from './format-error.ts';
import { OperationRunner } from './operation-runner.ts';
import { limitedAddress, originOf } from './origin.ts';
import { isOwnOrigin } from './own-origin.ts';
import { SOCKET_LIMITS, SocketLimits } from './socket-limits.ts';
import { sendTo, SocketLines } from './socket-lines.ts';
import { cookieName, type CookieKind } from './cookies.ts';
import { Turns } from './turns.ts';

/** What a client says of itself when it greets. */
interface ConnectionParams extends Record<string, unknown> {
  client?: unknown;
}

/** What is kept of the handshake, for as long as the socket is open. */
interface Visitor {
  socket: WebSocket;
  credentials: Omit<Credentials, 'client'>;
  origin: Origin;
}

const SOCKET: Transport = {
  carries: [OperationTypeNode.SUBSCRIPTION],
  refusal: () => badRequest('Only subscriptions are served over the socket; send this by HTTP.'),
};

/** Serves subscriptions over graphql-ws at `/graphql`, on the port of everything else. */
export function registerSocket(
  fastify: FastifyInstance,
  desk: Desk,
  schema: GraphQLSchema,
  admission: Admission,
): void {
  const trusted = proxyAddr.compile(desk.env.TRUSTED_PROXIES ?? []);
  // What the types of proxy-addr do not say: whoever has left has no address.
  const callerOf = (request: IncomingMessage): string | undefined => proxyAddr(request, trusted);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: SOCKET_LIMITS.frameBytes,
    perMessageDeflate: false,
    handleProtocols: (protocols) => (protocols.has('graphql-transport-ws') ? 'graphql-transport-ws' : false),
  });
  // Each operation is a request with an id of its own; graphql-ws hands out the same payload every time.
  const requests = new WeakMap<object, string>();
  const counts = new SubscriptionCount(desk.metrics);
  const runner = new OperationRunner();
  const shared = new SharedSubscriptions<AdmittedOperation>(
    ({ contextValue }) => audienceOf(contextValue.viewers),
    (operation, value) => runner.execute(operation, value),
  );
  const texts = new SharedTexts();
  const told = (payload: object, errors: readonly GraphQLError[]): GraphQLFormattedError[] => {
    const formatted = errors.map((error) => formatError(desk.log, error, requests.get(payload)));
    counts.failed(payload, formatted);
    return formatted;
  };
  const protocol = makeServer<ConnectionParams, Visitor>({
    connectionInitWaitTimeout: SOCKET_LIMITS.initMs,
    onSubscribe: ({ extra, connectionParams, subscriptions }, _id, payload) => {
      const requestId = newRequestId();
      requests.set(payload, requestId);
      return underRequest(requestId, async () => {
        const { subscriptions: most } = SOCKET_LIMITS;
        if (Object.keys(subscriptions).length > most)
          return [badRequest(`A socket carries ${most} subscriptions at most.`)];
        const viewers = await viewersOf(desk, { ...extra.credentials, client: connectionParams?.client });
        const context = operationContext(desk, viewers, null, undefined, extra.origin);
        context.confine();
        const operation = admitted(() => admitOperation(schema, admission, SOCKET, payload, context));
        desk.log.info({ isAdmitted: 'schema' in operation }, 'Asked over the socket');
        if ('schema' in operation) {
          requests.set(operation, requestId);
          counts.admitted(payload, operation);
        }
        return operation;
      });
    },
    subscribe: (operation) =>
      underRequest(requests.get(operation) ?? newRequestId(), () =>
        // What `onSubscribe` let in.
        shared.subscribe(operation as AdmittedOperation),
      ),
    onOperation: ({ extra }, id, payload, { contextValue }, result) => {
      if (!(Symbol.asyncIterator in result)) return undefined;
      counts.begun(payload);
      return texts.tell(result, id, (text) => {
        desk.metrics.pushes.sent(contextValue as OperationContext);
        return sendTo(extra.socket, text);
      });
    },
    onNext: (_context, _id, payload, _args, result) =>
      result.errors === undefined ? result : { ...result, errors: told(payload, result.errors) },
    onError: (_context, _id, payload, errors) => told(payload, errors),
  });
  const turns = new Turns();
  const lines = new SocketLines<Visitor>(protocol, sockets, {
    pingMs: SOCKET_LIMITS.pingMs,
    turns,
    onFault: (error) => desk.log.error({ error }, 'A message over the socket failed'),
  });
  const limits = new SocketLimits();
  const open = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const ip = callerOf(request);
    if (ip === undefined) {
      socket.destroy();
      return;
    }
    const address = limitedAddress(ip);
    const obstacle = (): string | null => {
      // Not by `new URL`, which throws on some paths.
      if (request.url?.split('?')[0] !== '/graphql') return '404 Not Found';
      if (!isOwnOrigin(request.headers, desk.env)) return '403 Forbidden';
      return limits.hasRoom(ip, address) ? null : '429 Too Many Requests';
    };
    const status = obstacle();
    if (status !== null) {
      refuse(socket, status);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      limits.watch(client, address);
      endInTurn(socket, turns);
      const cookies = fastify.parseCookie(request.headers.cookie ?? '');
      const token = (kind: CookieKind): string | undefined => cookies[cookieName(desk.env, kind)];
      const { authorization } = request.headers;
      const credentials = { session: token('session'), device: token('device'), authorization };
      lines.open(client, { socket: client, credentials, origin: originOf(ip, request.headers) });
    });
  };
  fastify.server.on('upgrade', (request, socket, head) => {
    // Without a listener, a peer that leaves meanwhile would end the process.
    const onError = (): unknown => socket.destroy();
    socket.on('error', onError);
    turns.letIn(() => {
      if (socket.destroyed) return;
      socket.off('error', onError);
      open(request, socket, head);
    });
  });
  desk.drain.onBegin((withinMs) => letGoOfSockets(sockets.clients, withinMs));
  fastify.addHook('preClose', async () => {
    await lines.close();
  });
}

/** Those whom the desk tells the same of a case that they may all watch. */
function audienceOf(viewers: Viewers): string {
  const viewer = sharedViewer(viewers);
  return viewer.kind === 'STAFF' ? viewer.role : viewer.kind;
}

function refuse(socket: Duplex, status: string): void {
  // Without a listener, a peer that is gone already would end the process.
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}

/** A refusal is an answer to one subscription; thrown, it would close the socket and all others on it. */
function admitted(
  admit: () => AdmittedOperation | readonly GraphQLError[],
): AdmittedOperation | readonly GraphQLError[] {
  try {
    return admit();
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}
