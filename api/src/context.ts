import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Temporal } from 'temporal-polyfill';
import type { Viewer } from './access/viewer.ts';
import { CaseLoaders } from './cases/case.loaders.ts';
import type { CaseStatusReader } from './cases/case-status.query.ts';
import type { Env } from './env.ts';
import type { Hub } from './live/hub.ts';
import type { Calendar } from './procedure/calendar.ts';
import type { Procedure } from './procedure/published.ts';

/** Tells the time; an argument, so that tests can move it. */
export interface Clock {
  now(): Temporal.Instant;
}

/** What lives as long as the process. */
export interface Desk {
  orm: MikroORM;
  env: Env;
  log: Logger;
  clock: Clock;
  procedure: Procedure;
  calendar: Calendar;
  hub: Hub;
  caseStatuses: CaseStatusReader;
}

/** Hands the session's token to the browser and takes it back. Over a socket there is none. */
export interface SessionCookie {
  set(token: string): void;
  clear(): void;
}

/** What one operation works with. `now` stands still for its whole length. */
export interface OperationContext {
  desk: Desk;
  em: SqlEntityManager;
  loaders: CaseLoaders;
  viewer: Viewer;
  now: Temporal.Instant;
  cookie: SessionCookie | null;
}

/** The context of one operation, with an identity map of its own. */
export function operationContext(desk: Desk, viewer: Viewer, cookie: SessionCookie | null): OperationContext {
  const em = desk.orm.em.fork();
  return { desk, em, loaders: new CaseLoaders(em), viewer, now: desk.clock.now(), cookie };
}
