import { Asker, underAsker } from '@desk/db';
import type { FastifyInstance, FastifyReply } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whoever sent it; null before its body is there. */
    asker: Asker | null;
  }
}

/** Knows of each request when whoever sent it is gone, so that what is read for them stops. */
export function registerAskers(fastify: FastifyInstance): void {
  fastify.decorateRequest('asker', null);
  fastify.addHook('preHandler', (request, { raw }, done) => {
    // A request that one route hands on to another passes here again.
    request.asker ??= askerOf(raw);
    underAsker(request.asker, done);
  });
}

function askerOf(raw: FastifyReply['raw']): Asker {
  const asker = new Asker();
  raw.once('close', () => {
    if (!raw.writableFinished) asker.leave();
  });
  return asker;
}
