import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { parseRequestParams, type RequestParams } from 'graphql-http';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { CLIENT_HEADER } from '../access/viewers.ts';

/** What whoever does not mind gets, and whoever takes none that there is. */
export const PLAIN_JSON = 'application/json; charset=utf-8';
const MEDIA_TYPES = [PLAIN_JSON, 'application/graphql-response+json; charset=utf-8'];

/** A page elsewhere cannot make a browser send any of these along with our cookies without asking us first. */
const PREFLIGHT_HEADERS = [CLIENT_HEADER, 'graphql-require-preflight'];

/** A request that is not one of GraphQL over HTTP; nothing of it was run. */
export class RequestError extends GraphQLError {
  constructor(
    /** The status of the answer, by the name under which Fastify looks for it. */
    readonly statusCode: number,
    message: string,
  ) {
    super(message, { extensions: { code: 'BAD_REQUEST' } });
  }
}

/** What the words in which clients say what they accept come to, which are the same in most requests; empty for none. */
const preferred = new LRUCache<string, string>({
  max: 100,
  memoMethod: (accept) => new Negotiator({ headers: { accept } }).mediaType(MEDIA_TYPES) ?? '',
});

/** In what form whoever asks would like the answer. @throws RequestError when they take none that there is */
export function acceptedType({ headers }: FastifyRequest): string {
  const type = preferred.memo(headers.accept ?? '*/*');
  if (type !== '') return type;
  throw new RequestError(406, `An answer is ${MEDIA_TYPES.join(' or ')}, which you do not accept.`);
}

/**
 * The operation that a request holds.
 * @throws RequestError when there is none to be found, or a page elsewhere could have made a browser send it
 */
export async function readRequest(request: FastifyRequest): Promise<RequestParams> {
  const { method, url, headers, body } = request;
  if (method === 'GET') requirePreflight(request);
  const read = await parseRequestParams({
    method,
    url,
    headers,
    body: body as Record<string, unknown>,
    raw: request,
    context: undefined,
  }).catch((error: unknown) => {
    throw new RequestError(400, `${(error as Error).message}.`);
  });
  if ('query' in read) return read;
  const [, { status, statusText }] = read;
  throw new RequestError(status, `${statusText}.`);
}

/** Security test 9: what a link or a picture could ask is not answered. */
function requirePreflight({ headers }: FastifyRequest): void {
  if (headers['content-type']?.startsWith('application/json')) return;
  if (PREFLIGHT_HEADERS.some((name) => headers[name] !== undefined)) return;
  throw new RequestError(
    400,
    'A GET must say by the header graphql-require-preflight: 1 that no page elsewhere sent it.',
  );
}
