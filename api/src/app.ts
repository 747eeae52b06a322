import fastifyCookie from '@fastify/cookie';
import type { MikroORM } from '@mikro-orm/postgresql';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { Errands } from './access/errands.ts';
import { Limits } from './access/limits.ts';
import { LookUpLimit } from './access/look-up-limit.ts';
import { OpenAccess } from './access/open-access.ts';
import { openSecrets } from './access/secrets.ts';
import { Admission } from './admission/admission.ts';
import { CaseStatusReader } from './cases/case-status.query.ts';
import type { Clock, Desk } from './context.ts';
import type { Env } from './env.ts';
import { openFiles } from './files/desk-files.ts';
import { registerFiles } from './files/file-routes.ts';
import { buildDeskSchema } from './graphql.ts';
import { registerGraphql } from './http/graphql-route.ts';
import { registerAskers } from './http/askers.ts';
import { registerRequestIds } from './http/request-ids.ts';
import { registerPortal } from './http/portal.ts';
import { SharedCandidates } from './handlers/candidates.ts';
import { registerHandOff } from './hand-off/hand-off-route.ts';
import { refuseEncodings } from './http/refuse-encodings.ts';
import { registerSecurityHeaders } from './http/security-headers.ts';
import { registerSocket } from './http/socket.ts';
import { registerUnderPressure } from './http/under-pressure.ts';
import { JobQueue } from './jobs/job-queue.ts';
import { EventLog } from './live/event-log.ts';
import { openLog } from './logs/open-log.ts';
import { newRequestId } from './logs/request-id.ts';
import { FanOut } from './live/fan-out.ts';
import { Hub } from './live/hub.ts';
import { registerLetters } from './letters/letter-routes.ts';
import { WakeUps } from './live/wake-ups.ts';
import { registerMailbox } from './mailbox/mailbox-routes.ts';
import { Drain } from './monitoring/drain.ts';
import { registerHealth } from './monitoring/health-routes.ts';
import { Metrics, metricsAddress } from './monitoring/metrics.ts';
import { watchFigures } from './monitoring/watch-figures.ts';
import { openPost } from './notifications/post.ts';
import { accessCodeSender } from './notifications/send-access-code.ts';
import { Replica } from './replica/replica.ts';
import { requestContext } from './http/request-context.ts';
import { registerStaffPages } from './accounts/staff-pages.ts';
import { registerPlayground } from './playground/playground.ts';
import { registerOpenId } from './open-id/open-id-routes.ts';
import { registerPersonalData } from './personal-data/personal-data-routes.ts';
import { calendarFor } from './procedure/calendar.ts';
import type { Procedure } from './procedure/published.ts';
import { ProcedureVersions } from './publication/procedure-versions.ts';
import { ReadLog } from './reads/read-log.ts';
import { RedisLine } from './redis/redis-line.ts';

/** Nothing that a customer sends by GraphQL is larger. */
const LARGEST_BODY_BYTES = 256 * 1024;

/** A phone on a bad line may take this long to send a photograph; whoever drips bytes is cut off. */
const LONGEST_REQUEST_MS = 120_000;
const LONGEST_HEADERS_MS = 10_000;
const CONNECTIONS_LOOKED_AT_MS = 2_000;

/** Builds the whole desk on one port, ready to listen or to be asked by `inject()`. Closing it ends its sockets. */
export async function createApp(desk: Desk): Promise<FastifyInstance> {
  const { env, log } = desk;
  const logger: FastifyBaseLogger = log;
  const fastify = Fastify({
    loggerInstance: logger,
    bodyLimit: LARGEST_BODY_BYTES,
    genReqId: newRequestId,
    forceCloseConnections: true,
    requestTimeout: LONGEST_REQUEST_MS,
    http: { headersTimeout: LONGEST_HEADERS_MS, connectionsCheckingInterval: CONNECTIONS_LOOKED_AT_MS },
    // Without a proxy of ours, whoever asks could write any address into X-Forwarded-For.
    trustProxy: env.TRUSTED_PROXIES ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    // Each line of the log names its request already.
    childLoggerFactory: (parent) => parent,
  });
  await desk.wakeUps.start();
  await desk.redis?.start();
  desk.fanOut?.start();
  fastify.addHook('onClose', async () => {
    await desk.wakeUps.stop();
    await desk.fanOut?.stop();
    desk.redis?.stop();
    await desk.errands.done();
    await desk.reads.written();
  });

  const schema = await buildDeskSchema();
  registerRequestIds(fastify, log);
  registerAskers(fastify);
  await registerSecurityHeaders(fastify, env);
  refuseEncodings(fastify);
  await registerUnderPressure(fastify);
  await fastify.register(fastifyCookie);
  watchFigures(desk);
  registerHealth(fastify, desk);
  const admission = await Admission.of(schema, env);
  registerGraphql(fastify, desk, schema, admission);
  registerSocket(fastify, desk, schema, admission);
  await registerFiles(fastify, desk);
  await registerStaffPages(fastify, env);
  registerOpenId(fastify, desk);
  await registerPlayground(fastify, {
    operationsFolder: env.OPERATIONS_FOLDER,
    environment: env.NODE_ENV,
    isSignedIn: async (request, reply) =>
      (await requestContext(desk, request, reply)).viewers.staff.kind === 'STAFF',
  });
  registerLetters(fastify, desk);
  registerPersonalData(fastify, desk);
  await registerHandOff(fastify, desk);
  registerMailbox(fastify, desk);
  await registerPortal(fastify, env.PORTAL_FOLDER);
  return fastify;
}

/** The parts that live as long as the process. @throws Error of one sentence when the kept secret cannot be used */
export function createDesk(orm: MikroORM, env: Env, clock: Clock, procedure: Procedure): Desk {
  const log = openLog(env.LOG_LEVEL);
  const databaseUrl = String(orm.config.get('clientUrl'));
  const hub = new Hub();
  const post = openPost(env, procedure);
  const redis = env.REDIS_URL === undefined ? null : new RedisLine(env.REDIS_URL, log);
  const limits = new Limits(orm, redis, log);
  const metrics = new Metrics(metricsAddress(env));
  return {
    orm,
    env,
    clock,
    log,
    secrets: openSecrets(env),
    limits,
    lookUps: new LookUpLimit(limits),
    errands: new Errands(log),
    sendAccessCode: accessCodeSender(orm, post, clock, procedure),
    procedure,
    procedures: new ProcedureVersions(orm, procedure),
    calendar: calendarFor(env.UK_NATION, procedure.holidays),
    hub,
    wakeUps: new WakeUps(databaseUrl, hub, log),
    redis,
    fanOut: redis && new FanOut(orm, redis, hub, metrics),
    jobs: new JobQueue(databaseUrl, log),
    files: openFiles(env, log),
    caseStatuses: new CaseStatusReader(orm),
    candidates: new SharedCandidates(orm),
    replica: new Replica(orm, log),
    reads: new ReadLog(orm, log),
    events: new EventLog(orm),
    openAccess: new OpenAccess(orm, clock),
    metrics,
    drain: new Drain(),
    isStarting: false,
    post,
    site: siteOf(env),
  };
}

function siteOf({ PUBLIC_URL, PORT }: Env): string {
  return PUBLIC_URL?.replace(/\/$/, '') ?? `http://localhost:${PORT}`;
}
