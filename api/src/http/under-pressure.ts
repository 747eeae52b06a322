import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tryAgainPage, tryAgainPolicy } from './try-again-page.ts';

/** A process whose every turn takes this long answers nobody in time. */
const LONGEST_DELAY_MS = 1_000;
const RETRY_AFTER_SECONDS = 5;

/**
 * While the process cannot keep up, new requests are refused at once under a code, so that those under way end. That
 * the process lives is still told: killing it would help nobody.
 */
export async function registerUnderPressure(fastify: FastifyInstance): Promise<void> {
  await fastify.register(underPressure, {
    maxEventLoopDelay: LONGEST_DELAY_MS,
    pressureHandler: (request, reply) => {
      if (request.url !== '/health/live') refuseForNow(request, reply);
    },
  });
}

/** Says that there is too much at once, and when to come again: to a person by a page, to a program by a code. */
export function refuseForNow(request: FastifyRequest, reply: FastifyReply): void {
  void reply.code(503).header('retry-after', String(RETRY_AFTER_SECONDS));
  const isPerson = (request.headers.accept ?? '').includes('text/html');
  if (isPerson) {
    void reply.header('content-security-policy', tryAgainPolicy);
    void reply.type('text/html; charset=utf-8').send(tryAgainPage);
  } else void reply.send({ code: 'OVERLOADED', error: 'Too much at once. Try again in a few seconds.' });
}
