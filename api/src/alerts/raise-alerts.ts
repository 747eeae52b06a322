import { Alert, type AlertKind, Staff } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { v7 } from 'uuid';
import type { CaseChange } from '../cases/change-case.ts';
import type { WatchedDeadline } from '../procedure/clocks.ts';

/** Who is told. */
export interface Recipients {
  /** Ids of staff; null where a part on the case is not filled. */
  staffIds: readonly (string | null)[];
  /** Whether all managers are told too. */
  managers: boolean;
}

/** Alerts active staff about a deadline of the case; told once, nobody is told again. */
export async function raiseAlerts(
  { em, caseFile, at }: CaseChange,
  kind: AlertKind,
  { kind: deadlineKind, dueAt }: WatchedDeadline,
  recipients: Recipients,
): Promise<void> {
  const alerts = (await activeAmong(em, recipients)).map((staff) => ({
    id: v7(),
    staff,
    caseFile,
    kind,
    deadlineKind,
    dueAt: new Date(dueAt),
    raisedAt: new Date(at),
  }));
  if (alerts.length === 0) return;
  await em.upsertMany(Alert, alerts, {
    onConflictFields: ['staff', 'caseFile', 'kind', 'deadlineKind', 'dueAt'],
    onConflictAction: 'ignore',
  });
}

function activeAmong(em: SqlEntityManager, { staffIds, managers }: Recipients): Promise<Staff[]> {
  const id = { $in: staffIds.filter((staffId) => staffId !== null) };
  const who = managers ? { $or: [{ id }, { role: 'MANAGER' as const }] } : { id };
  return em.find(Staff, { isActive: true, ...who });
}
