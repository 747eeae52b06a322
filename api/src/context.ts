import { currentAsker } from '@desk/db';
import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Temporal } from 'temporal-polyfill';
import { confine } from './access/confine.ts';
import type { SendAccessCode } from './access/access-code-mail.ts';
import type { Errands } from './access/errands.ts';
import type { Limits } from './access/limits.ts';
import type { LookUpLimit } from './access/look-up-limit.ts';
import type { OpenAccess } from './access/open-access.ts';
import type { Secrets } from './access/secrets.ts';
import type { Viewer } from './access/viewer.ts';
import { CaseLoaders } from './cases/case.loaders.ts';
import type { CaseStatusReader } from './cases/case-status.query.ts';
import type { Env } from './env.ts';
import type { DeskFiles } from './files/desk-files.ts';
import type { SharedCandidates } from './handlers/candidates.ts';
import type { JobQueue } from './jobs/job-queue.ts';
import type { EventLog } from './live/event-log.ts';
import type { FanOut } from './live/fan-out.ts';
import type { Hub } from './live/hub.ts';
import type { WakeUps } from './live/wake-ups.ts';
import type { Drain } from './monitoring/drain.ts';
import type { Metrics } from './monitoring/metrics.ts';
import type { Post } from './notifications/post.ts';
import type { Calendar } from './procedure/calendar.ts';
import type { Procedure } from './procedure/published.ts';
import type { ProcedureVersions } from './publication/procedure-versions.ts';
import type { Replica } from './replica/replica.ts';
import type { ReadLog } from './reads/read-log.ts';
import type { RedisLine } from './redis/redis-line.ts';

/** Tells the time; an argument, so that tests can move it. */
export interface Clock {
  now(): Temporal.Instant;
}

/** What lives as long as the process. */
export interface Desk {
  orm: MikroORM;
  env: Env;
  log: Logger;
  secrets: Secrets;
  limits: Limits;
  lookUps: LookUpLimit;
  errands: Errands;
  sendAccessCode: SendAccessCode;
  clock: Clock;
  /** The one in force. */
  procedure: Procedure;
  /** Those under which cases were opened. */
  procedures: ProcedureVersions;
  calendar: Calendar;
  hub: Hub;
  wakeUps: WakeUps;
  /** Null without REDIS_URL. */
  redis: RedisLine | null;
  /** Wake-ups by Redis; null without REDIS_URL, where PostgreSQL carries them. */
  fanOut: FanOut | null;
  jobs: JobQueue;
  files: DeskFiles;
  caseStatuses: CaseStatusReader;
  /** Who may deal with new cases. */
  candidates: SharedCandidates;
  /** The copy that some reads may go to. */
  replica: Replica;
  /** What staff read. */
  reads: ReadLog;
  /** How mails leave. */
  post: Post;
  /** The address of the portal as customers see it, without a slash at the end. */
  site: string;
  events: EventLog;
  openAccess: OpenAccess;
  metrics: Metrics;
  drain: Drain;
  /** Whether the start goes on behind the open port: until it is through, the process may not be sent work. */
  isStarting: boolean;
}

/** One cookie of the browser that asks. */
export interface CookieSlot {
  get(): string | undefined;
  set(token: string): void;
  clear(): void;
}

/** The cookies that the desk gives: a session of staff, and a customer's device. */
export interface Cookies {
  session: CookieSlot;
  device: CookieSlot;
  written: WrittenMark;
}

/** Whether the client has written only just, whichever process it asked. */
export interface WrittenMark {
  /** True too for a script, which keeps no cookies: it never reads what may be late. */
  isSet(): boolean;
  set(): void;
}

/** Where a request comes from. */
export interface Origin {
  /** An IPv4 address or an IPv6 network of 64 bits, by which tries are limited; null from within the desk. */
  address: string | null;
  /** The browser in plain words, such as Safari on an iPhone. */
  readonly browser: string;
}

const WITHIN: Origin = { address: null, browser: 'The desk itself' };

/** Who asks: one browser may be signed in as staff and be a customer's device too. */
export interface Viewers {
  /** A member of staff, or anonymous. */
  staff: Viewer;
  /** A customer, or anonymous. */
  customer: Viewer;
}

/** What one operation works with. `now` stands still for its whole length. */
export interface OperationContext {
  desk: Desk;
  readonly em: SqlEntityManager;
  readonly loaders: CaseLoaders;
  viewers: Viewers;
  now: Temporal.Instant;
  /** Null over a socket, where none can be set. */
  cookies: Cookies | null;
  readonly origin: Origin;
  /** Whether what it reads may be a moment old: nothing in it is the asker's own doing. */
  readonly mayReadLate: boolean;
  /**
   * From now on the database itself shows this operation nothing but what its viewer may see, and stops when they leave;
   * for what only reads. Use cases that change a case work as the desk, which writes what no customer could.
   */
  confine(): void;
}

/**
 * The context of one operation, with an identity map of its own.
 * @param em works in this one instead, for callers inside a transaction of their own
 * @param origin where the request comes from; without one, it is the desk's own doing
 */
export function operationContext(
  desk: Desk,
  viewers: Viewers,
  cookies: Cookies | null,
  em?: SqlEntityManager,
  origin: Origin = WITHIN,
): OperationContext {
  return new Operation(desk, viewers, cookies, origin, em === undefined ? {} : { em });
}

/** Entity manager and loaders are made when first asked for: the public status, most of all traffic, needs neither. */
class Operation implements OperationContext {
  now: Temporal.Instant;

  constructor(
    readonly desk: Desk,
    readonly viewers: Viewers,
    readonly cookies: Cookies | null,
    readonly origin: Origin,
    readonly made: { em?: SqlEntityManager; loaders?: CaseLoaders; isConfined?: true },
  ) {
    this.now = desk.clock.now();
  }

  get em(): SqlEntityManager {
    return (this.made.em ??= forkFor(this, this.made));
  }

  get loaders(): CaseLoaders {
    return (this.made.loaders ??= new CaseLoaders(this.em));
  }

  get mayReadLate(): boolean {
    return this.cookies?.written.isSet() === false;
  }

  confine(): void {
    if (this.made.isConfined) return;
    currentAsker()?.onlyReads();
    if (this.made.em !== undefined) throw new Error('The operation has begun to read already');
    this.made.isConfined = true;
  }
}

function forkFor(operation: Operation, { isConfined }: Operation['made']): SqlEntityManager {
  const em = operation.desk.orm.em.fork();
  if (isConfined) confine(em, operation);
  return em;
}
