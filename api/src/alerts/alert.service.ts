import { Alert } from '@desk/db';
import { requireRight } from '../access/rights.ts';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { isUuid } from '../uuid.ts';
import type { AlertType } from './alert.type.ts';
import { ALERTS } from './alert.policy.ts';

/** Nobody reads further back at once. */
const MOST = 100;

/**
 * The viewer's own alerts, newest first, 100 at most.
 * @param isSeen only those dismissed, or only those not; null: all
 * @throws DomainError UNAUTHENTICATED
 */
export async function listAlerts(context: OperationContext, isSeen: boolean | null): Promise<AlertType[]> {
  const viewer = context.viewers.staff;
  requireRight(viewer, ALERTS.alerts);
  const seen = isSeen === null ? {} : { seenAt: isSeen ? { $ne: null } : null };
  const alerts = await context.em.find(
    Alert,
    { staff: viewer.id, ...seen },
    { orderBy: { raisedAt: 'desc', id: 'desc' }, limit: MOST, populate: ['caseFile', 'notice'] },
  );
  return Promise.all(alerts.map(withCase));
}

/**
 * Marks an alert of the viewer's own as seen; one that was keeps its time.
 * @throws DomainError UNAUTHENTICATED, NOT_FOUND
 */
export async function dismissAlert(context: OperationContext, id: string): Promise<AlertType> {
  const viewer = context.viewers.staff;
  requireRight(viewer, ALERTS.dismissAlert);
  const alert = isUuid(id) ? await context.em.findOne(Alert, { id, staff: viewer.id }) : null;
  if (alert === null) throw new DomainError('NOT_FOUND', 'You have no alert with this id.');
  alert.seenAt ??= new Date(context.now.epochMilliseconds);
  await context.em.flush();
  return withCase(alert);
}

async function withCase(alert: Alert): Promise<AlertType> {
  const { id, kind, deadlineKind = null, dueAt = null, raisedAt, seenAt } = alert;
  return {
    id,
    kind,
    deadlineKind,
    dueAt,
    raisedAt,
    seenAt: seenAt ?? null,
    notice: (await alert.notice?.load()) ?? null,
    case: await alert.caseFile.loadOrFail(),
  };
}
