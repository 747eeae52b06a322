import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Serves the built portal; every address that is not a file is the portal's own to route. */
export async function registerPortal(fastify: FastifyInstance, folder: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    // The build brings each text in the forms that browsers take.
    preCompressed: true,
    setHeaders: (reply, path) => {
      // Vite names the files below assets/ by their content.
      const isImmutable = path.includes('/assets/');
      void reply.header('cache-control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
      void reply.header('vary', 'accept-encoding');
    },
  });
  fastify.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (wantsPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return reply.code(404).send({ error: 'There is nothing at this address.' });
  });
}
