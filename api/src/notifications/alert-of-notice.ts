import { Alert, Staff, type AlertKind, type CaseFile, type Notice } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { v7 } from 'uuid';
import { dateOf } from '../clock.ts';
import type { Desk } from '../context.ts';

/** Tells the case's handler that a customer has to be reached by staff; the managers where nobody handles it. */
export async function alertOfNotice(
  desk: Desk,
  em: SqlEntityManager,
  { notice, caseFile, kind }: { notice: Notice; caseFile: CaseFile; kind: AlertKind },
): Promise<void> {
  const raisedAt = dateOf(desk.clock.now());
  // The alert refers to the row of the notice.
  await em.flush();
  const alerts = (await whoCares(em, caseFile)).map((staff) => ({
    id: v7(),
    staff,
    caseFile,
    notice,
    kind,
    raisedAt,
  }));
  if (alerts.length === 0) return;
  await em.upsertMany(Alert, alerts, {
    onConflictFields: ['staff', 'notice', 'kind'],
    onConflictAction: 'ignore',
  });
}

async function whoCares(em: SqlEntityManager, caseFile: CaseFile): Promise<Staff[]> {
  const people = [caseFile.handler?.id, caseFile.reviewer?.id].filter((id) => id !== undefined);
  const found = await em.find(Staff, { id: { $in: people }, isActive: true });
  return found.length > 0 ? found : em.find(Staff, { role: 'MANAGER', isActive: true });
}
