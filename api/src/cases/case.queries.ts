import { CaseFile } from '@desk/db';
import type { FilterQuery } from '@mikro-orm/postgresql';
import type { OperationContext } from '../context.ts';
import { badInput, DomainError } from '../errors.ts';
import type { CaseConnection, CaseFilterInput } from './case.connection.ts';
import { requireStaff } from './case.policy.ts';
import { requireReference } from './reference-argument.ts';

const LARGEST_PAGE = 100;

/** @throws DomainError UNAUTHENTICATED, REFERENCE_INVALID, NOT_FOUND */
export async function readCase(context: OperationContext, typedReference: string): Promise<CaseFile> {
  requireStaff(context.viewers.staff);
  const caseFile = await context.em.findOne(CaseFile, { reference: requireReference(typedReference) });
  if (caseFile === null) throw new DomainError('NOT_FOUND', 'There is no case with this reference number.');
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
  return caseFile;
}

/**
 * A page of cases, due soonest first; cases with nothing due come last.
 * @throws DomainError UNAUTHENTICATED, BAD_USER_INPUT
 */
export async function listCases(
  context: OperationContext,
  filter: CaseFilterInput,
  first: number,
  after: string | null,
): Promise<CaseConnection> {
  requireStaff(context.viewers.staff);
  refusePageSize(first);
  const page = await context.em
    .findByCursor(CaseFile, {
      where: matching(filter, context.viewers.staff.id),
      first,
      ...(after === null ? {} : { after }),
      orderBy: { nextDueAt: 'asc nulls last', id: 'asc' },
      includeCount: false,
    })
    .catch((error: unknown) => {
      throw isBadCursor(error)
        ? badInput([{ path: 'after', message: 'This is not a cursor of ours.' }])
        : error;
    });
  return {
    edges: page.items.map((node) => ({ cursor: page.from(node), node })),
    pageInfo: { endCursor: page.endCursor, hasNextPage: page.hasNextPage },
    count: page.items.length,
  };
}

function refusePageSize(first: number): void {
  if (first >= 1 && first <= LARGEST_PAGE) return;
  throw badInput([{ path: 'first', message: `A page has 1 to ${LARGEST_PAGE} cases.` }]);
}

function isBadCursor(error: unknown): boolean {
  return error instanceof Error && /cursor|JSON|base64/i.test(error.message);
}

function matching(filter: CaseFilterInput, viewerId: string): FilterQuery<CaseFile> {
  const { stage, channel, category, isMine } = filter;
  return {
    ...(stage == null ? {} : { stage }),
    ...(channel == null ? {} : { channel }),
    ...(category == null ? {} : { category }),
    ...(isMine === true ? { handler: viewerId } : {}),
  };
}
