import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLIENT_HEADER } from '../access/viewers.ts';
import type { Desk } from '../context.ts';
import { DomainError } from '../errors.ts';
import { REFUSALS } from './refusals.ts';
import { requestContext } from '../http/request-context.ts';
import { storeFile } from './store-file.ts';
import { requireRoom } from './unbound-files.ts';
import { uploaderOf } from './uploader.ts';

/** Another site can send a form here, but not a header of its own. @throws DomainError CLIENT_HEADER_MISSING */
export function requireClientHeader(request: FastifyRequest): Promise<void> {
  if (request.headers[CLIENT_HEADER] !== undefined) return Promise.resolve();
  throw new DomainError('CLIENT_HEADER_MISSING', REFUSALS.CLIENT_HEADER_MISSING.words);
}

/** Takes one file of a form, and answers what is known of it. Whoever may not send it is refused before it is read. */
export async function receiveUpload(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const context = await requestContext(desk, request, reply);
  if (context.viewers.staff.kind !== 'STAFF') {
    await desk.limits.take('uploadPerAddress', context.origin.address);
  }
  const uploader = uploaderOf(context);
  const part = await request.file();
  if (part === undefined) throw new DomainError('FILE_MISSING', REFUSALS.FILE_MISSING.words);
  const { filename, mimetype, file: content } = part;
  await requireRoom(context.em, uploader, filename, 0);
  const file = await storeFile(desk, { name: filename, claimedType: mimetype, content, uploader });
  const { id, name, mediaType, byteSize, sha256, state } = file;
  return reply
    .code(201)
    .header('cache-control', 'no-store')
    .send({ id, name, mediaType, byteSize, sha256, state });
}
