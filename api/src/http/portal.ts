import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Serves the built portal, compressed where the browser takes it; each page has a file of its own, in each language. */
export async function registerPortal(fastify: FastifyInstance, folder: string): Promise<void> {
  const pageOf = pagesOf(folder);
  await fastify.register(fastifyStatic, {
    root: folder,
    index: false,
    // A route for each file there is, so that all other addresses are pages, known or not.
    wildcard: false,
    globIgnore: ['pages/**', '**/*.{br,gz}'],
    cacheControl: false,
    // The build brings each text in the forms that browsers take.
    preCompressed: true,
    setHeaders: (reply, path) => {
      // Vite names the files below assets/ by their content.
      const isImmutable = path.includes('/assets/');
      void reply.header('cache-control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
      void reply.header('vary', isImmutable ? 'accept-encoding' : 'accept-encoding, accept-language, cookie');
    },
  });
  fastify.setNotFoundHandler((request, reply) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const page = pageOf(request);
    // A page that there is goes to programs too, such as those that look whether the site is up.
    const isPage = hasPages && page !== undefined;
    if (!isRead || !(isPage || (request.headers.accept ?? '').includes('text/html'))) {
      return reply.code(404).send({ error: 'There is nothing at this address.' });
    }
    return reply.code(page === undefined ? 404 : 200).sendFile(fileOf(request, page ?? 'not-found'));
  });

  const hasPages = existsSync(join(folder, 'pages'));
  const fileOf = (request: FastifyRequest, page: string): string =>
    hasPages ? `pages/${languageOf(request)}/${page}.html` : 'index.html';
}

/** Which page of the portal answers a request: its build says so. Undefined where none does. */
function pagesOf(folder: string): (request: FastifyRequest) => string | undefined {
  const list = join(folder, 'pages/addresses.json');
  // A portal without a list knows its pages itself.
  if (!existsSync(list)) return () => 'index';
  const pages = new Map(Object.entries(JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>));
  return ({ url }) => {
    const path = url.split(/[?#]/, 1)[0] ?? '/';
    return pages.get(path) ?? pages.get(path.replace(/\/$/, ''));
  };
}

/** The language chosen in the portal, else the one that the browser prefers. */
function languageOf({ cookies, headers }: FastifyRequest): 'en' | 'cy' {
  const wished = cookies['language'] ?? headers['accept-language'] ?? '';
  return /^cy\b/i.test(wished) ? 'cy' : 'en';
}
