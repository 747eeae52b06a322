import { CaseAccess, Session, type StaffRole } from '@desk/db';
import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../context.ts';
import { nextTurnForAll } from '../shared-read.ts';
import { isHeld } from './customer-device.ts';
import { isOver } from './session.service.ts';
import type { Viewer } from './viewer.ts';

/** What lets somebody read a case for longer than one request: the session of staff, or a device's access to it. */
export type Standing =
  | { kind: 'SESSION'; sessionId: string; staffId: string; role: StaffRole }
  | { kind: 'DEVICE'; deviceHash: string; caseId: string };

/** By what the viewer reads the case; null for whoever has nothing. */
export function standingOf(viewer: Viewer, caseId: string): Standing | null {
  switch (viewer.kind) {
    case 'STAFF':
      // A script with an access token asks again; only browsers watch.
      if (viewer.sessionId === null) return null;
      return { kind: 'SESSION', sessionId: viewer.sessionId, staffId: viewer.id, role: viewer.role };
    case 'CUSTOMER':
      return { kind: 'DEVICE', deviceHash: viewer.deviceHash, caseId };
    case 'ANONYMOUS':
      return null;
  }
}

/** The topics that wake whoever reads by this when it changes; the database itself announces them. */
export function topicsOf(standing: Standing): string[] {
  if (standing.kind === 'DEVICE') return [`device:${standing.deviceHash}`];
  return [`session:${standing.sessionId}`, `staff:${standing.staffId}`];
}

/**
 * Tells whether access that was given still holds. Questions of one turn of the event loop share two queries, since
 * everybody who watches a case asks at the same time.
 */
export class OpenAccess {
  readonly #loader: DataLoader<Standing, Standing | null>;

  constructor(orm: MikroORM, clock: Clock) {
    this.#loader = new DataLoader((standings) => readStandings(orm.em.fork(), clock.now(), standings), {
      cache: false,
      batchScheduleFn: nextTurnForAll,
    });
  }

  /** The standing as it is now, under the device's newest cookie; null when it has ended. */
  load(standing: Standing): Promise<Standing | null> {
    return this.#loader.load(standing);
  }
}

async function readStandings(
  em: SqlEntityManager,
  now: Temporal.Instant,
  standings: readonly Standing[],
): Promise<(Standing | null)[]> {
  const sessions = await openSessions(em, now, standings);
  const devices = await openDevices(em, now, standings);
  return standings.map((standing) => {
    if (standing.kind === 'DEVICE') return devices.get(keyOf(standing)) ?? null;
    return sessions.get(standing.sessionId) === standing.role ? standing : null;
  });
}

async function openSessions(
  em: SqlEntityManager,
  now: Temporal.Instant,
  standings: readonly Standing[],
): Promise<Map<string, StaffRole>> {
  const asked = standings.filter((standing) => standing.kind === 'SESSION');
  if (asked.length === 0) return new Map();
  const id = { $in: [...new Set(asked.map(({ sessionId }) => sessionId))] };
  const found = await em.find(Session, { id }, { populate: ['staff'] });
  const open = found.filter((session) => session.staff.isActive && !isOver(session, now));
  return new Map(open.map(({ id: sessionId, staff }) => [sessionId, staff.role]));
}

/** A device that was given a new cookie meanwhile goes on under that one. */
async function openDevices(
  em: SqlEntityManager,
  now: Temporal.Instant,
  standings: readonly Standing[],
): Promise<Map<string, Standing>> {
  const asked = standings.filter((standing) => standing.kind === 'DEVICE');
  if (asked.length === 0) return new Map();
  const deviceHash = { $in: [...new Set(asked.map((standing) => standing.deviceHash))] };
  const found = await em.find(CaseAccess, { deviceHash });
  const newer = found.map(({ replacedBy }) => replacedBy).filter((id) => id != null);
  const successors = newer.length === 0 ? [] : await em.find(CaseAccess, { id: { $in: newer } });
  const byId = new Map(successors.map((access) => [access.id, access]));
  const open = new Map<string, Standing>();
  for (const access of found) {
    const current = access.replacedBy == null ? access : byId.get(access.replacedBy);
    if (current === undefined || !isHeld(current, now)) continue;
    const caseId = access.caseFile.id;
    open.set(keyOf({ deviceHash: access.deviceHash, caseId }), {
      kind: 'DEVICE',
      deviceHash: current.deviceHash,
      caseId,
    });
  }
  return open;
}

function keyOf({ deviceHash, caseId }: { deviceHash: string; caseId: string }): string {
  return `${deviceHash} ${caseId}`;
}
