import type { OperationContext } from '../context.ts';
import { isPublic } from '../procedure/events.ts';
import { DomainError } from '../errors.ts';
import { caseErased } from './case.policy.ts';
import type { CaseStatus } from './case-status.query.ts';
import type { CaseChange } from './change-case.ts';
import { requireReference } from './reference-argument.ts';

/** @throws DomainError REFERENCE_INVALID before anything is looked up, RATE_LIMITED, NOT_FOUND, CASE_ERASED after */
export async function readCaseStatus(context: OperationContext, typedReference: string): Promise<CaseStatus> {
  const reference = requireReference(typedReference);
  const { caseStatuses, lookUps, replica } = context.desk;
  const load = async (): Promise<CaseStatus | null> =>
    (await replica.read(context, (connection) => caseStatuses.load(reference, connection))) ??
    // A case that was only just opened may not have got there.
    (replica.isUsable ? caseStatuses.load(reference) : null);
  const status = await lookUps.count(context, load);
  if (status === null)
    throw new DomainError('NOT_FOUND', 'There is no complaint with this reference number.');
  if (status.erasedAt !== null) throw caseErased(new Date(status.erasedAt));
  return status;
}

/** What would be read of a case that the change opens. */
export function statusOfNewCase({ caseFile, state, recorded, at }: CaseChange): CaseStatus {
  const { reference } = caseFile;
  const timeline = recorded.flatMap(({ seq, draft: { type } }) =>
    isPublic(type) ? [{ seq, type, at }] : [],
  );
  return { ...state, reference, timeline };
}
