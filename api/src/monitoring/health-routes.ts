import type { FastifyInstance } from 'fastify';
import type { Desk } from '../context.ts';
import { readiness, type Readiness } from './readiness.ts';

/** However often balancers ask, the database is asked at most this often. */
const REMEMBERED_MS = 1_000;

/**
 * `/health/live`: the process runs. `/health/ready`: it may be sent work; 503 with the reasons while it may not.
 * Neither says anything of a case.
 */
export function registerHealth(fastify: FastifyInstance, desk: Desk): void {
  let judged: { at: number; readiness: Promise<Readiness> } | undefined;
  const judge = (): Promise<Readiness> => {
    // What is about to change is told as soon as it has.
    if (desk.isStarting || desk.drain.isUnderWay) return readiness(desk);
    const at = performance.now();
    const isFresh = judged !== undefined && at - judged.at < REMEMBERED_MS;
    judged = isFresh && judged ? judged : { at, readiness: readiness(desk) };
    return judged.readiness;
  };
  fastify.get('/health/live', () => ({ status: 'ok' }));
  fastify.get('/health/ready', async (_request, reply) => {
    const { isReady, checks } = await judge();
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ok' : 'not ready', checks });
  });
}
