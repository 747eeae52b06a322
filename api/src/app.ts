import fastifyCookie from '@fastify/cookie';
import type { MikroORM } from '@mikro-orm/postgresql';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { CaseStatusReader } from './cases/case-status.query.ts';
import type { Clock, Desk } from './context.ts';
import type { Env } from './env.ts';
import { buildDeskSchema } from './graphql.ts';
import { registerGraphql } from './http/graphql-route.ts';
import { registerPortal } from './http/portal.ts';
import { registerSecurityHeaders } from './http/security-headers.ts';
import { registerSocket } from './http/socket.ts';
import { JobQueue } from './jobs/job-queue.ts';
import { Hub } from './live/hub.ts';
import { WakeUps } from './live/wake-ups.ts';
import { registerPlayground } from './playground/playground.ts';
import { calendarFor } from './procedure/calendar.ts';
import type { Procedure } from './procedure/published.ts';

/** Nothing that a customer sends by GraphQL is larger. */
const LARGEST_BODY_BYTES = 256 * 1024;

/** Builds the whole desk on one port, ready to listen or to be asked by `inject()`. Closing it ends its sockets. */
export async function createApp(desk: Desk): Promise<FastifyInstance> {
  const { orm, env, log } = desk;
  const logger: FastifyBaseLogger = log;
  const fastify = Fastify({
    loggerInstance: logger,
    bodyLimit: LARGEST_BODY_BYTES,
    forceCloseConnections: true,
    logController: new LogController({ disableRequestLogging: true }),
  });
  const wakeUps = new WakeUps(String(orm.config.get('clientUrl')), desk.hub, log);
  await wakeUps.start();
  fastify.addHook('onClose', () => wakeUps.stop());

  const schema = await buildDeskSchema();
  await registerSecurityHeaders(fastify, env);
  await fastify.register(fastifyCookie);
  await registerGraphql(fastify, desk, schema);
  registerSocket(fastify, desk, schema);
  await registerPlayground(fastify, { operationsFolder: env.OPERATIONS_FOLDER, environment: env.NODE_ENV });
  await registerPortal(fastify, env.PORTAL_FOLDER);
  return fastify;
}

/** The parts that live as long as the process. */
export function createDesk(orm: MikroORM, env: Env, clock: Clock, procedure: Procedure): Desk {
  const log = pino({ level: env.LOG_LEVEL });
  return {
    orm,
    env,
    clock,
    log,
    procedure,
    calendar: calendarFor(env.UK_NATION, procedure.holidays),
    hub: new Hub(),
    jobs: new JobQueue(String(orm.config.get('clientUrl')), log),
    caseStatuses: new CaseStatusReader(orm),
  };
}
