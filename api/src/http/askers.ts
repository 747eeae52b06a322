import { Asker, underAsker } from '@desk/db';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Knows of each request when whoever sent it is gone, so that what is read for them stops. */
export function registerAskers(fastify: FastifyInstance): void {
  // A request that one route hands on to another passes here again.
  const askers = new WeakMap<FastifyReply['raw'], Asker>();
  fastify.addHook('preHandler', (_request, { raw }, done) => {
    const asker = askers.get(raw) ?? askerOf(raw);
    askers.set(raw, asker);
    underAsker(asker, done);
  });
}

function askerOf(raw: FastifyReply['raw']): Asker {
  const asker = new Asker();
  raw.once('close', () => {
    if (!raw.writableFinished) asker.leave();
  });
  return asker;
}
