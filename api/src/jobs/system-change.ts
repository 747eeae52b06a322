import { CaseFile } from '@desk/db';
import { LockMode } from '@mikro-orm/postgresql';
import { ANONYMOUS } from '../access/viewer.ts';
import { beginChange, finishChange, type CaseChange } from '../cases/change-case.ts';
import { operationContext, type Desk, type OperationContext } from '../context.ts';

/**
 * A change that nobody asked for: what the clocks do to a case, with its row locked.
 * @param decide records events on the change, or none when there is nothing to do; throwing leaves nothing written
 */
export function changeBySystem(
  desk: Desk,
  caseId: string,
  decide: (change: CaseChange, context: OperationContext) => Promise<void>,
): Promise<void> {
  const context = operationContext(desk, { staff: ANONYMOUS, customer: ANONYMOUS }, null);
  return context.em.transactional(async (em) => {
    const caseFile = await em.findOneOrFail(CaseFile, caseId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const change = await beginChange(context, em, caseFile, { kind: 'SYSTEM', id: null });
    const seqBefore = change.state.seq;
    await decide(change, context);
    if (change.state.seq > seqBefore) await finishChange(context, change);
  });
}
