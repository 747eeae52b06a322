import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SIGN_IN_PAGE } from '../accounts/staff-pages.ts';
import { playgroundAssets } from './assets.ts';
import { contentSecurityPolicy, renderPage } from './page.ts';
import { readSavedOperations } from './saved-operations.ts';

export interface PlaygroundOptions {
  /** Folder of the saved operations that open as tabs. */
  operationsFolder: string;
  /** Shown in the title unless it is `production`, so that nobody takes a trial desk for the real one. */
  environment: 'production' | 'development' | 'test';
  /** Asked in production, where the page itself is for staff only; elsewhere it has a tab to sign in. */
  isSignedIn: (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;
}

const folder = '/playground';

/**
 * Serves GraphiQL at `/playground`, wholly from this server, for the endpoint `/graphql` and its WebSocket.
 * The saved operations are read once, here.
 * Throws an Error when the folder cannot be read or one of its operations cannot be used.
 */
export async function registerPlayground(
  fastify: FastifyInstance,
  options: PlaygroundOptions,
): Promise<void> {
  const operations = await readSavedOperations(options.operationsFolder);
  const title =
    options.environment === 'production' ? 'Complaints desk' : `Complaints desk (${options.environment})`;

  fastify.get(folder, async (request, reply) => {
    const isClosed = options.environment === 'production' && !(await options.isSignedIn(request, reply));
    if (isClosed) return reply.header('cache-control', 'no-store').redirect(SIGN_IN_PAGE);
    const { version } = await playgroundAssets();
    const address = (name: string): string => `${folder}/assets/${version}/${name}`;
    const workers = {
      editorWorkerService: address('editor-worker.js'),
      json: address('json-worker.js'),
      graphql: address('graphql-worker.js'),
    };
    const page = renderPage(
      { title, endpoint: '/graphql', operations, workers },
      { style: address('graphiql.css'), graphiql: address('graphiql.js'), start: address('start.js') },
    );
    return reply
      .header('content-security-policy', contentSecurityPolicy)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page);
  });

  fastify.get<{ Params: { version: string; name: string } }>(`${folder}/assets/:version/:name`, sendAsset);
}

async function sendAsset(
  request: FastifyRequest<{ Params: { version: string; name: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { files, version } = await playgroundAssets();
  const asset = files.get(request.params.name);
  if (!asset || request.params.version !== version) return reply.code(404).send();
  // A worker takes its policy from its own response, not from the page.
  reply
    .header('content-security-policy', contentSecurityPolicy)
    .header('cache-control', 'public, max-age=31536000, immutable')
    .header('vary', 'accept-encoding')
    .type(asset.contentType);
  if (!request.headers['accept-encoding']?.includes('gzip')) return reply.send(asset.body);
  return reply.header('content-encoding', 'gzip').send(asset.gzipped);
}
