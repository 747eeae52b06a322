import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, OperationTypeNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Admission } from '../admission/admission.ts';
import { admitOperation, type Transport } from '../admission/admit-operation.ts';
import type { Desk } from '../context.ts';
import { DomainError } from '../errors.ts';
import { countOperation } from '../monitoring/count-operation.ts';
import { formatError } from './format-error.ts';
import { OperationRunner } from './operation-runner.ts';
import { acceptedType, PLAIN_JSON, readRequest, RequestError } from './read-request.ts';
import { requestContext } from './request-context.ts';

const POST: Transport = {
  carries: [OperationTypeNode.QUERY, OperationTypeNode.MUTATION],
  refusal: () =>
    new RequestError(400, 'Subscriptions are served over the socket at the same address, by graphql-ws.'),
};
const GET: Transport = {
  carries: [OperationTypeNode.QUERY],
  refusal: () => new RequestError(405, 'A GET only reads; send this by POST.'),
};

/** What became of a request. */
interface Outcome {
  status: number;
  /** What was run; null when it was refused before. */
  operation: OperationDefinitionNode | null;
  result: { errors?: readonly unknown[]; data?: unknown };
}

/** Serves queries and mutations at `/graphql`, by POST and GET, as the specification of GraphQL over HTTP says. */
export function registerGraphql(
  fastify: FastifyInstance,
  desk: Desk,
  schema: GraphQLSchema,
  admission: Admission,
): void {
  const runner = new OperationRunner();
  const outcomeOf = async (request: FastifyRequest, reply: FastifyReply): Promise<Outcome> => {
    try {
      const asked = await readRequest(request);
      const context = await requestContext(desk, request, reply);
      const transport = request.method === 'POST' ? POST : GET;
      const admitted = admitOperation(schema, admission, transport, asked, context);
      if (!('schema' in admitted)) return refused(admitted);
      return { status: 200, operation: admitted.operation, result: await runner.run(admitted) };
    } catch (error) {
      return refused([error]);
    }
  };
  const answer = (
    reply: FastifyReply,
    type: string,
    { status, operation, result }: Outcome,
  ): FastifyReply => {
    const errors = (result.errors ?? []).map((error) => formatError(desk.log, error));
    countOperation(desk.metrics, operation, errors, reply.elapsedTime);
    const told = errors.length > 0 ? { ...result, errors } : result;
    void reply.code(status).header('cache-control', 'no-store').type(type);
    if (status === 405) void reply.header('allow', 'POST');
    return reply.send(JSON.stringify(told));
  };
  fastify.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const type = acceptedType(request);
      return answer(reply, type, await outcomeOf(request, reply));
    },
    // A body that cannot be read never comes to the handler.
    errorHandler: (error: FastifyError, _request, reply) => {
      const { statusCode = 500, message } = error;
      void answer(
        reply,
        PLAIN_JSON,
        refused([statusCode < 500 ? new RequestError(statusCode, message) : error]),
      );
    },
  });
}

function refused(errors: readonly unknown[]): Outcome {
  return { status: statusOf(errors[0]), operation: null, result: { errors } };
}

function statusOf(error: unknown): number {
  if (error instanceof RequestError) return error.statusCode;
  if (error instanceof DomainError && error.extensions['code'] === 'OPERATION_NOT_REGISTERED') return 403;
  return error instanceof GraphQLError ? 400 : 500;
}
