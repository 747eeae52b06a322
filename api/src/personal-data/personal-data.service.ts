import type { CaseFile } from '@desk/db';
import { requireRight } from '../access/rights.ts';
import { caseErased } from '../cases/case.policy.ts';
import {
  actorOf,
  beginChange,
  finishChange,
  isRepeated,
  lockCase,
  record,
  refuseStaleView,
  type CaseChange,
  type CaseTarget,
} from '../cases/change-case.ts';
import { requireReference } from '../cases/reference-argument.ts';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { writeMessage } from '../messages/write-message.ts';
import { eraseCaseData } from './erase-case.ts';
import { DATA_PROTECTION } from './personal-data.policy.ts';
import type { EraseCaseInput, LiftRestrictionInput, RestrictCaseInput } from './personal-data.input.ts';

/**
 * Erases what is personal in a case, once the time of keeping has ended.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, REFERENCE_INVALID, NOT_FOUND, STALE_CASE, CASE_KEPT, CASE_ERASED,
 * IDEMPOTENCY_KEY_REUSED
 */
export function eraseCase(context: OperationContext, input: EraseCaseInput): Promise<CaseFile> {
  return changeData(context, 'eraseCase', input, (change) => eraseCaseData(context, change));
}

/**
 * From now on the personal data of a case may only be kept; the customer is told (UK GDPR, article 18).
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, REFERENCE_INVALID, NOT_FOUND, STALE_CASE, ACTION_NOT_POSSIBLE, CASE_ERASED,
 * IDEMPOTENCY_KEY_REUSED
 */
export function restrictCase(context: OperationContext, input: RestrictCaseInput): Promise<CaseFile> {
  return changeData(context, 'restrictCase', input, (change) => {
    refuseErased(change);
    if (change.state.restriction !== null)
      throw new DomainError('ACTION_NOT_POSSIBLE', 'The case is restricted already.');
    tell(change, input.message);
    record(change, { type: 'processingRestricted', data: { ground: input.ground } });
  });
}

/**
 * The personal data of a case may be used again; the customer is told before (UK GDPR, article 18(3)).
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, REFERENCE_INVALID, NOT_FOUND, STALE_CASE, ACTION_NOT_POSSIBLE, CASE_ERASED,
 * IDEMPOTENCY_KEY_REUSED
 */
export function liftRestriction(context: OperationContext, input: LiftRestrictionInput): Promise<CaseFile> {
  return changeData(context, 'liftRestriction', input, (change) => {
    refuseErased(change);
    if (change.state.restriction === null)
      throw new DomainError('ACTION_NOT_POSSIBLE', 'The case is not restricted.');
    tell(change, input.message);
    record(change, { type: 'restrictionLifted', data: {} });
  });
}

async function changeData(
  context: OperationContext,
  operation: keyof typeof DATA_PROTECTION,
  target: CaseTarget,
  decide: (change: CaseChange) => void | Promise<void>,
): Promise<CaseFile> {
  const viewer = context.viewers.staff;
  requireRight(viewer, DATA_PROTECTION[operation]);
  const reference = requireReference(target.reference);
  return context.em.transactional(async (em) => {
    const caseFile = await lockCase(em, reference);
    if (caseFile === null) throw new DomainError('NOT_FOUND', 'There is no case with this reference number.');
    if (await isRepeated(context, em, caseFile, { operation, viewer, target })) return caseFile;
    refuseStaleView(caseFile, target.expectedSeq);
    const change = await beginChange(context, em, caseFile, actorOf(viewer));
    await decide(change);
    await finishChange(context, change);
    return caseFile;
  });
}

function refuseErased({ state }: CaseChange): void {
  if (state.erasedAt !== null) throw caseErased(new Date(state.erasedAt));
}

function tell(change: CaseChange, text: string): void {
  const message = writeMessage(change, { kind: 'MESSAGE', text, dueOn: null });
  const data = { messageId: message.id, isFromCustomer: false };
  record(change, { type: 'messageSent', data }, message.content);
}
