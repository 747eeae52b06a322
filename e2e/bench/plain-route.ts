import type { AddressInfo } from 'node:net';
import { caseStatusSql, type CaseStatus } from '@desk/api/cases/case-status.query';
import Fastify from 'fastify';
import pg from 'pg';

// Run as a process of its own: node plain-route.ts DATABASE_URL POOL_SIZE
const [databaseUrl, poolSize] = process.argv.slice(2);

const pool = new pg.Pool({ connectionString: databaseUrl, max: Number(poolSize) });
const fastify = Fastify();

fastify.get<{ Params: { reference: string } }>('/case-status/:reference', async (request, reply) => {
  const { rows } = await pool.query<CaseStatus>({
    name: 'case-status',
    text: caseStatusSql,
    values: [[request.params.reference]],
  });
  const [row] = rows;
  if (!row) return reply.code(404).send();
  // The same fields in the same order as the query asks for, so that the bytes are the same, down to
  // the line end that Apollo adds.
  const caseStatus = {
    reference: row.reference,
    stage: row.stage,
    awaiting: row.awaiting,
    channel: row.channel,
    category: row.category,
    closure: row.closure,
    escalationLevel: row.escalationLevel,
    isComplex: row.isComplex,
    receivedAt: new Date(row.receivedAt),
    seq: row.seq,
    deadlines: row.deadlines.map(({ kind, dueAt, dueOn, isLimit, trace, source }) => ({
      kind,
      dueAt: new Date(dueAt),
      dueOn,
      isLimit,
      trace,
      source,
    })),
    timeline: row.timeline.map(({ seq, type, at }) => ({ seq, type, at: new Date(at) })),
  };
  return reply.type('application/json; charset=utf-8').send(`${JSON.stringify({ data: { caseStatus } })}\n`);
});

await fastify.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ port: (fastify.server.address() as AddressInfo).port });
