import { APP_ROLE, CASES_SETTING, CUSTOMER_ROLE, DEVICE_SETTING, type CaseFile } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { OperationContext } from '../context.ts';
import { hashToken } from './tokens.ts';
import type { Viewer } from './viewer.ts';

/**
 * Lets the database confine whatever is read by this entity manager to what the viewer may see: of customers the rows of
 * their cases, of strangers none. Staff read as the desk.
 */
export function confine(
  em: SqlEntityManager,
  { viewers, cookies }: Pick<OperationContext, 'viewers' | 'cookies'>,
): void {
  if (viewers.staff.kind === 'STAFF') return;
  // A device may have sent files before it may open any case.
  const device = cookies?.device.get();
  const variables = {
    [CASES_SETTING]: casesOf(viewers.customer),
    [DEVICE_SETTING]: device === undefined ? '' : hashToken(device),
  };
  em.setSessionContext({ role: CUSTOMER_ROLE, variables });
}

/**
 * Asks the database, under a customer's own rights, whether the case is theirs, where what comes next is done as the
 * desk. The policies have said so before.
 * @throws Error when it is not: a policy has a hole
 */
export async function requireSeen(em: SqlEntityManager, viewer: Viewer, { id }: CaseFile): Promise<void> {
  if (viewer.kind === 'STAFF' || em.getSessionContext() !== undefined) return;
  const isSeen = em.isInTransaction()
    ? await sees(em, viewer, id)
    : await em.fork().transactional((inner) => sees(inner, viewer, id));
  if (!isSeen)
    throw new Error(`A policy let somebody act on the case ${id}, which the database does not show them`);
}

async function sees(em: SqlEntityManager, viewer: Viewer, id: string): Promise<boolean> {
  await em.execute(`select set_config('role', ?, true), set_config('${CASES_SETTING}', ?, true)`, [
    CUSTOMER_ROLE,
    casesOf(viewer),
  ]);
  const seen = await em.execute<unknown[]>('select 1 from case_file where id = ?', [id]);
  await em.execute(`select set_config('role', ?, true)`, [APP_ROLE]);
  return seen.length > 0;
}

function casesOf(viewer: Viewer): string {
  return viewer.kind === 'CUSTOMER' ? [...viewer.grants.keys()].join() : '';
}
