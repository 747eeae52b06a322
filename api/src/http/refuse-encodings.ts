import type { FastifyInstance } from 'fastify';

const CHARSET = /;\s*charset\s*=\s*"?([^";\s]+)/i;

/**
 * Refuses bodies that claim to be packed or written in another charset than UTF-8: nothing here unpacks or translates
 * them, and what a proxy before the desk reads in them must be what the desk reads.
 */
export function refuseEncodings(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ headers }, reply, done) => {
    const charset = CHARSET.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
    const packing = headers['content-encoding'] ?? 'identity';
    if (/^utf-?8$/i.test(charset) && packing === 'identity') done();
    else void reply.code(415).send({ code: 'UNSUPPORTED_ENCODING', error: 'Send UTF-8, and not packed.' });
  });
}
