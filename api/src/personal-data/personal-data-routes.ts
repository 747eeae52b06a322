import type { FastifyInstance } from 'fastify';
import type { Desk } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requestContext } from '../http/request-context.ts';
import { exportMyData } from './export-my-data.ts';

const STATUSES: Record<string, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404 };

/** Serves the customer's copy of their data. */
export function registerPersonalData(fastify: FastifyInstance, desk: Desk): void {
  fastify.get<{ Params: { reference: string } }>('/cases/:reference/my-data.zip', async (request, reply) => {
    const context = await requestContext(desk, request, reply);
    void reply.header('cache-control', 'private, no-store');
    try {
      const { name, stream } = await exportMyData(context, request.params.reference);
      return await reply
        .header('content-type', 'application/zip')
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('cross-origin-resource-policy', 'same-origin')
        .send(stream);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { code } = error.extensions;
      return reply.code(STATUSES[String(code)] ?? 400).send({ code, error: error.message });
    }
  });
}
