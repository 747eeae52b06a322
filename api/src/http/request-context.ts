import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLIENT_HEADER, viewersOf } from '../access/viewers.ts';
import { operationContext, type Desk, type OperationContext } from '../context.ts';
import { cookiesOf } from './cookies.ts';
import { originOf } from './origin.ts';

/** What a request over HTTP works with: who asks, by the cookies of the browser. A GET only reads, whoever asks. */
export async function requestContext(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { isReading = request.method === 'GET' || request.method === 'HEAD' } = {},
): Promise<OperationContext> {
  const cookies = cookiesOf(desk.env, request, reply);
  const viewers = await viewersOf(desk, {
    session: cookies.session.get(),
    device: cookies.device.get(),
    client: request.headers[CLIENT_HEADER],
    authorization: request.headers.authorization,
  });
  const context = operationContext(desk, viewers, cookies, undefined, originOf(request.ip, request.headers));
  if (isReading) context.confine();
  return context;
}
