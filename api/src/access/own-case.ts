import type { AccessScope, CaseFile } from '@desk/db';
import { readCustomerCase } from '../cases/case.queries.ts';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';

/**
 * The case that this device has opened.
 * @param scope what the device must be allowed to do with it
 * @throws DomainError REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND, FORBIDDEN where it may only read
 */
export async function requireOwnCase(
  context: OperationContext,
  reference: string,
  scope: AccessScope,
): Promise<CaseFile> {
  const caseFile = await readCustomerCase(context, reference);
  if (!hasScope(context, caseFile, scope))
    throw new DomainError('FORBIDDEN', 'This device may only read the case; its customer may do this.');
  return caseFile;
}

/** Whether the customer's device may do that much with the case; who may act may read. */
export function hasScope(
  { viewers: { customer } }: Pick<OperationContext, 'viewers'>,
  caseFile: CaseFile,
  scope: AccessScope,
): boolean {
  if (customer.kind !== 'CUSTOMER') return false;
  const granted = customer.grants.get(caseFile.id);
  return granted === 'ACT' || granted === scope;
}
