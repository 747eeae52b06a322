import { CaseFile, ReadAudit, StoredFile } from '@desk/db';
import type { FilterQuery } from '@mikro-orm/postgresql';
import { requireRight } from '../access/rights.ts';
import { requireReference } from '../cases/reference-argument.ts';
import type { OperationContext } from '../context.ts';
import { badInput, DomainError } from '../errors.ts';
import { isUuid } from '../uuid.ts';
import type { AuditedReadConnection, AuditedReadFilterInput } from './audited-read.type.ts';
import { AUDITED_READS } from './audited-reads.policy.ts';

const LARGEST_PAGE = 100;

/**
 * What staff read, the newest first, page by page.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN for all but auditors, BAD_USER_INPUT, REFERENCE_INVALID, NOT_FOUND
 */
export async function auditedReads(
  context: OperationContext,
  filter: AuditedReadFilterInput,
  { first, after }: { first: number; after?: string | null },
): Promise<AuditedReadConnection> {
  requireRight(context.viewers.staff, AUDITED_READS.auditedReads);
  if (first < 1 || first > LARGEST_PAGE)
    throw badInput([{ path: 'first', message: `A page has 1 to ${LARGEST_PAGE} reads.` }]);
  if (after != null && !isUuid(after))
    throw badInput([{ path: 'after', message: 'This is not a cursor of a list of reads.' }]);
  // What this very process has noted a moment ago belongs to the answer.
  await context.desk.reads.written();
  const where = { $and: [await fitting(context, filter), after == null ? {} : { id: { $lt: after } }] };
  const found = await context.em.find(ReadAudit, where, {
    orderBy: { id: 'desc' },
    limit: first + 1,
    populate: ['staff', 'caseFile'],
  });
  const names = await namesOfFiles(context.em, found);
  const edges = found.slice(0, first).map((read) => ({ cursor: read.id, node: nodeOf(read, names) }));
  return {
    edges,
    pageInfo: { endCursor: edges.at(-1)?.cursor ?? null, hasNextPage: found.length > first },
  };
}

async function fitting(
  { em }: OperationContext,
  { reference, staffId, kind, notBefore, readBefore }: AuditedReadFilterInput,
): Promise<FilterQuery<ReadAudit>> {
  const at = { ...(notBefore && { $gte: notBefore }), ...(readBefore && { $lt: readBefore }) };
  return {
    ...(reference != null && { caseFile: await caseWith(em, reference) }),
    ...(staffId != null && { staff: isUuid(staffId) ? staffId : refuseStaff() }),
    ...(kind && { kind }),
    ...(Object.keys(at).length > 0 && { at }),
  };
}

async function caseWith(em: OperationContext['em'], typed: string): Promise<string> {
  const caseFile = await em.findOne(CaseFile, { reference: requireReference(typed) });
  if (caseFile === null) throw new DomainError('NOT_FOUND', 'There is no case with this reference number.');
  return caseFile.id;
}

function refuseStaff(): never {
  throw badInput([{ path: 'filter.staffId', message: 'This is not the id of a member of staff.' }]);
}

/** What is read is kept for ever, the names of files are not: they may tell whose they are. */
async function namesOfFiles(em: OperationContext['em'], reads: ReadAudit[]): Promise<Map<string, string>> {
  const ids = reads.filter(({ kind }) => kind === 'FILE').map(({ what }) => what ?? '');
  const files = ids.length === 0 ? [] : await em.find(StoredFile, { id: { $in: ids } });
  return new Map(files.map(({ id, name }) => [id, name]));
}

function nodeOf(read: ReadAudit, names: Map<string, string>) {
  const { id, at, basis, isByToken, kind, staff, caseFile } = read;
  const told = read.what ?? null;
  const what = kind === 'FILE' && told !== null ? (names.get(told) ?? null) : told;
  const reference = caseFile?.unwrap().reference ?? null;
  return { id, at, basis, isByToken, kind, what, staff: staff.unwrap(), reference };
}
