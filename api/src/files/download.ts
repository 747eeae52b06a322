import type { StoredFile } from '@desk/db';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Desk } from '../context.ts';
import { DomainError } from '../errors.ts';
import { byteRange } from './byte-range.ts';
import { isPreviewed, PREVIEW_MEDIA_TYPE } from './previews.ts';
import { readableFile } from './readable-file.ts';
import { requestContext } from '../http/request-context.ts';

/** Nothing in a file may run or be framed, whatever a browser takes it for; nothing of it is cached anywhere. */
const SAFE_HEADERS = {
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
};

/** Hands a file out, whole or in part. */
export async function downloadFile(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const file = await requestedFile(desk, request, reply);
  const { byteSize, sha256 } = file;
  const etag = `"${sha256}"`;
  // A part fits to what the client has only if that is of the same content.
  const ifRange = request.headers['if-range'] ?? etag;
  const range = ifRange === etag ? byteRange(request.headers.range, byteSize) : null;
  void reply.headers({ ...SAFE_HEADERS, etag, 'accept-ranges': 'bytes' });
  if (range === 'UNSATISFIABLE') {
    return reply.code(416).header('content-range', `bytes */${byteSize}`).send();
  }
  const { first, last } = range ?? { first: 0, last: byteSize - 1 };
  if (range !== null) void reply.code(206).header('content-range', `bytes ${first}-${last}/${byteSize}`);
  void reply.headers({
    'content-type': file.mediaType,
    'content-length': last - first + 1,
    'content-disposition': contentDisposition(file.name),
  });
  if (request.method === 'HEAD') return reply.send();
  return reply.send(await desk.files.storage.get(sha256, range ?? undefined));
}

/** Hands a small picture of a file out. */
export async function downloadPreview(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const file = await requestedFile(desk, request, reply);
  const preview = isPreviewed(file) ? await desk.files.previews.get(file.sha256) : null;
  if (preview === null) throw new DomainError('NOT_FOUND', `There is no preview of “${file.name}”.`);
  void reply.headers({
    ...SAFE_HEADERS,
    'content-type': PREVIEW_MEDIA_TYPE,
    'content-disposition': contentDisposition('preview.webp'),
  });
  if (request.method !== 'HEAD') return reply.send(preview);
  preview.destroy();
  return reply.send();
}

async function requestedFile(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<StoredFile> {
  const { id } = request.params as { id: string };
  return readableFile(await requestContext(desk, request, reply), id);
}
