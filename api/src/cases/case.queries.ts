import { CaseFile } from '@desk/db';
import { requireRight, type StaffRight } from '../access/rights.ts';
import { requireSeen } from '../access/confine.ts';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { noteRead } from '../reads/note-read.ts';
import { casesThatFit } from './case-filter.ts';
import type { CaseFilterInput } from './case-filter.input.ts';
import { pageOfCases, type CasePage, type PageRequest } from './case-page.queries.ts';
import { CASES } from './case.policy.ts';
import { requireReference } from './reference-argument.ts';

/** A case for staff who have the right. @throws DomainError UNAUTHENTICATED, FORBIDDEN, REFERENCE_INVALID, NOT_FOUND */
export async function readCase(
  { em, viewers }: Pick<OperationContext, 'em' | 'viewers'>,
  typedReference: string,
  right: StaffRight = CASES.case,
): Promise<CaseFile> {
  requireRight(viewers.staff, right);
  const caseFile = await em.findOne(CaseFile, { reference: requireReference(typedReference) });
  if (caseFile === null) throw new DomainError('NOT_FOUND', 'There is no case with this reference number.');
  return caseFile;
}

/** A case that a member of staff opens. @throws DomainError UNAUTHENTICATED, REFERENCE_INVALID, NOT_FOUND */
export async function openCase(context: OperationContext, typedReference: string): Promise<CaseFile> {
  const caseFile = await readCase(context, typedReference);
  noteRead(context, { kind: 'CASE', caseFile });
  return caseFile;
}

/**
 * A case for its customer. A device that may not open it learns no more than a wrong reference would tell.
 * @throws DomainError REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND
 */
export async function readCustomerCase(context: OperationContext, typedReference: string): Promise<CaseFile> {
  const reference = requireReference(typedReference);
  const { customer } = context.viewers;
  if (customer.kind !== 'CUSTOMER') {
    throw new DomainError('UNAUTHENTICATED', 'Open your case on this device first, then try again.');
  }
  const caseFile = await context.em.findOne(CaseFile, { reference, id: { $in: [...customer.caseIds] } });
  if (caseFile === null)
    throw new DomainError('NOT_FOUND', 'This device has no case with this reference number.');
  await requireSeen(context.em, customer, caseFile);
  return caseFile;
}

/** The cases that this device may open, the newest first. */
export async function readCustomerCases({ em, viewers }: OperationContext): Promise<CaseFile[]> {
  const { customer } = viewers;
  if (customer.kind !== 'CUSTOMER') return [];
  return em.find(
    CaseFile,
    { id: { $in: [...customer.caseIds] } },
    { orderBy: { receivedAt: 'desc', id: 'desc' } },
  );
}

/**
 * A page of the cases that fit a filter.
 * @throws DomainError UNAUTHENTICATED, BAD_USER_INPUT
 */
export async function listCases(
  context: OperationContext,
  filter: CaseFilterInput,
  page: PageRequest,
): Promise<CasePage> {
  const viewer = context.viewers.staff;
  requireRight(viewer, CASES.cases);
  const fitting = casesThatFit(filter, viewer.id);
  return context.desk.replica.read(context, (connection) =>
    pageOfCases(context.em, fitting, page, connection),
  );
}
