import {
  CaseAccess,
  HandOff,
  NewRows,
  PushSubscription,
  StoredFile,
  type AccessScope,
  type AccessWay,
} from '@desk/db';
import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import { v7 } from 'uuid';
import { dateOf } from '../clock.ts';
import type { OperationContext } from '../context.ts';
import { hashToken, newToken } from './tokens.ts';
import { ANONYMOUS, customerViewer, type Viewer } from './viewer.ts';

/** A device may open a case for this long; longer than any complaint should last, its escalations included. */
const ACCESS_END = { hours: 24 * 180 };
/** A device that was not used for this long is most likely not in its owner's hands any more. */
const IDLE_END = { hours: 24 * 30 };
/** Use is written down at most this often, so that reading does not always write. */
const LAST_USED_PRECISION = { hours: 1 };
/** How long a replaced cookie still opens what it opened, for requests that were on the way. */
const REPLACED_END = { minutes: 2 };

/** The case that a device may open from now on. */
export interface Grant {
  caseId: string;
  scope: AccessScope;
  openedBy: AccessWay;
}

/** Fits access that has not ended. */
export function stillHeld(now: Temporal.Instant) {
  return { expiresAt: { $gt: dateOf(now) }, lastUsedAt: { $gt: dateOf(now.subtract(IDLE_END)) } };
}

/** The hash of the device that asks. @throws Error when it may open no case */
export function deviceHashOf({ viewers }: Pick<OperationContext, 'viewers'>): string {
  if (viewers.customer.kind !== 'CUSTOMER') throw new Error('This device may open no case');
  return viewers.customer.deviceHash;
}

/** Whether access has not ended: what `stillHeld` asks the database for. */
export function isHeld({ expiresAt, lastUsedAt }: CaseAccess, now: Temporal.Instant): boolean {
  return expiresAt > dateOf(now) && lastUsedAt > dateOf(now.subtract(IDLE_END));
}

/** The customer on this device; anonymous when it may open no case. */
export async function customerOfToken(
  orm: MikroORM,
  token: string | undefined,
  now: Temporal.Instant,
): Promise<Viewer> {
  if (token === undefined) return ANONYMOUS;
  const deviceHash = hashToken(token);
  const em = orm.em.fork();
  const held = await em.find(CaseAccess, { deviceHash, ...stillHeld(now) });
  if (held.length === 0) return ANONYMOUS;
  const writtenDown = dateOf(now.subtract(LAST_USED_PRECISION));
  if (held.some(({ lastUsedAt }) => lastUsedAt < writtenDown)) {
    await em.nativeUpdate(CaseAccess, { deviceHash, ...stillHeld(now) }, { lastUsedAt: dateOf(now) });
  }
  return customerViewer(
    deviceHash,
    held.map(({ caseFile, scope }) => [caseFile.id, scope] as const),
  );
}

/**
 * Lets this device open cases, beside those that it may open already, under a new cookie: whoever knew the old one,
 * or had planted it, gains nothing. Over a socket nothing is granted.
 * @param together what the caller writes together with it, and has to write
 */
export async function grantAccess(
  context: OperationContext,
  em: SqlEntityManager,
  grants: readonly Grant[],
  together?: NewRows,
): Promise<GrantedAccess> {
  const { cookies, now, viewers } = context;
  const token = newToken();
  const deviceHash = hashToken(token);
  if (cookies === null) return { deviceHash, keep: () => undefined };
  const old = cookies.device.get();
  const kept =
    old === undefined ? [] : await em.find(CaseAccess, { deviceHash: hashToken(old), ...stillHeld(now) });
  const granted = new Map(grants.map((grant) => [grant.caseId, grant]));
  const rows = together ?? new NewRows();
  for (const access of kept)
    moveTo(rows, access, deviceHash, { isGranted: granted.has(access.caseFile.id), now });
  if (old !== undefined) {
    // What this device uploaded for another complaint goes with it, and who the dashboard said that it is.
    await em.nativeUpdate(StoredFile, { deviceHash: hashToken(old), caseFile: null }, { deviceHash });
    await em.nativeUpdate(PushSubscription, { deviceHash: hashToken(old) }, { deviceHash });
    await em.nativeUpdate(HandOff, { deviceHash: hashToken(old) }, { deviceHash });
  }
  const held = new Map(kept.map(({ caseFile, scope }) => [caseFile.id, scope]));
  for (const { caseId, scope: wanted, openedBy } of granted.values()) {
    const known = kept.find(({ caseFile }) => caseFile.id === caseId);
    const scope = known?.scope === 'ACT' ? 'ACT' : wanted;
    rows.add(CaseAccess, {
      id: known?.replacedBy ?? v7(),
      deviceHash,
      caseFile: caseId,
      scope,
      openedBy,
      browser: context.origin.browser,
      grantedAt: dateOf(now),
      lastUsedAt: dateOf(now),
      expiresAt: dateOf(now.add(ACCESS_END)),
    });
    held.set(caseId, scope);
  }
  if (together === undefined) await rows.write(em);
  const keep = (): void => {
    cookies.device.set(token);
    if (held.size > 0) viewers.customer = customerViewer(deviceHash, [...held]);
  };
  return { deviceHash, keep };
}

/** The device under its new cookie. */
export interface GrantedAccess {
  deviceHash: string;
  /** Hands the cookie to the browser; call it after the commit. */
  keep(): void;
}

function moveTo(
  rows: NewRows,
  access: CaseAccess,
  deviceHash: string,
  { isGranted, now }: { isGranted: boolean; now: Temporal.Instant },
): void {
  const { scope, openedBy, browser, grantedAt, lastUsedAt, expiresAt, caseFile } = access;
  const id = v7();
  access.replacedBy = id;
  access.expiresAt = earlier(expiresAt, dateOf(now.add(REPLACED_END)));
  if (isGranted) return;
  rows.add(CaseAccess, {
    id,
    deviceHash,
    caseFile: caseFile.id,
    scope,
    openedBy,
    browser,
    grantedAt,
    lastUsedAt,
    expiresAt,
  });
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
