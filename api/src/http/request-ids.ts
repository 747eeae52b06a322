import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { underRequest } from '../logs/request-id.ts';

/** The header in which an answer names its request; whoever reports a fault can give it. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** Runs each request under its id, and at the level `info` logs what was answered: no address, no query string. */
export function registerRequestIds(fastify: FastifyInstance, log: Logger): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header(REQUEST_ID_HEADER, request.id);
    done();
  });
  // Not before the body is there, which arrives on behalf of the connection and knows no request.
  fastify.addHook('preValidation', (request, _reply, done) => underRequest(request.id, done));
  if (!log.isLevelEnabled('info')) return;
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const milliseconds = Math.round(reply.elapsedTime);
    const facts = { method, route: routeOptions.url ?? 'none', status: reply.statusCode, milliseconds };
    underRequest(request.id, () => log.info(facts, 'Answered'));
    done();
  });
}
