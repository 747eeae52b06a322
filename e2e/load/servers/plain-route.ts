import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import pg from 'pg';
import { readStatus } from './read-status.ts';

// Run as a process of its own: node plain-route.ts DATABASE_URL POOL_SIZE
const [databaseUrl, poolSize] = process.argv.slice(2);

const pool = new pg.Pool({ connectionString: databaseUrl, max: Number(poolSize) });
const fastify = Fastify();

fastify.get<{ Params: { reference: string } }>('/case-status/:reference', async (request, reply) => {
  const caseStatus = await readStatus(pool, request.params.reference);
  if (caseStatus === null) return reply.code(404).send();
  // The same bytes as the desk's.
  return reply.type('application/json; charset=utf-8').send(JSON.stringify({ data: { caseStatus } }));
});

await fastify.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ port: (fastify.server.address() as AddressInfo).port });
