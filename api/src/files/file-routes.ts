import type { IncomingMessage } from 'node:http';
import fastifyMultipart from '@fastify/multipart';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Desk } from '../context.ts';
import { DomainError } from '../errors.ts';
import { formatError } from '../http/format-error.ts';
import { downloadFile, downloadPreview } from './download.ts';
import { REFUSALS } from './refusals.ts';
import { receiveUpload, requireClientHeader } from './upload.ts';

/** A name, and a little of what a client may send beside the file. */
const FORM_LIMITS = { files: 1, fields: 5, parts: 6, fieldSize: 1_000, headerPairs: 20, fileSize: Infinity };

const OTHER_STATUSES: Record<string, number> = {
  RATE_LIMITED: 429,
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  CASE_RESTRICTED: 403,
  UNAUTHENTICATED: 401,
};

/** Serves uploads and downloads at `/files`; refusals look like those of GraphQL. */
export async function registerFiles(fastify: FastifyInstance, desk: Desk): Promise<void> {
  await fastify.register(async (scope) => {
    await scope.register(fastifyMultipart, { limits: FORM_LIMITS, throwFileSizeLimit: false });
    scope.setErrorHandler((error, request, reply) => refuse(desk, error, request, reply));
    scope.post('/files', { onRequest: requireClientHeader }, (request, reply) =>
      receiveUpload(desk, request, reply),
    );
    scope.route({
      method: ['GET', 'HEAD'],
      url: '/files/:id',
      handler: (request, reply) => downloadFile(desk, request, reply),
    });
    scope.route({
      method: ['GET', 'HEAD'],
      url: '/files/:id/preview',
      handler: (request, reply) => downloadPreview(desk, request, reply),
    });
  });
}

function refuse(desk: Desk, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  throwAway(request.raw);
  const told = ours(error);
  return reply
    .code(statusOf(told))
    .header('cache-control', 'no-store')
    .send({ errors: [formatError(desk.log, told)] });
}

/** What is still coming: many clients read the answer only once they have sent all. */
function throwAway(body: IncomingMessage): void {
  body.unpipe();
  // The form's reader lets go of it later than this, and would leave it standing still.
  body.on('pause', () => body.resume());
  body.resume();
}

/** What Fastify and its form reader refuse by themselves is a form without a file in it. */
function ours(error: unknown): unknown {
  const { code, statusCode = 500 } = error as Partial<FastifyError>;
  if (statusCode >= 500 || code?.startsWith('FST_') !== true) return error;
  return new DomainError('FILE_MISSING', REFUSALS.FILE_MISSING.words);
}

function statusOf(error: unknown): number {
  if (!(error instanceof DomainError)) return 500;
  const code = String(error.extensions['code']);
  const refusals: Record<string, { status: number }> = REFUSALS;
  return refusals[code]?.status ?? OTHER_STATUSES[code] ?? 400;
}
