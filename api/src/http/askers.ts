import { Asker, underAsker } from '@desk/db';
import type { FastifyInstance } from 'fastify';

/** Knows of each request when whoever sent it is gone, so that what is read for them stops. */
export function registerAskers(fastify: FastifyInstance): void {
  fastify.addHook('preHandler', (_request, reply, done) => {
    const asker = new Asker();
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) asker.leave();
    });
    underAsker(asker, done);
  });
}
