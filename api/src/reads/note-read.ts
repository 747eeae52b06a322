import type { CaseFile, ReadBasis, ReadKind } from '@desk/db';
import type { StaffViewer } from '../access/viewer.ts';
import { requireReadable } from '../cases/case.policy.ts';
import { dateOf } from '../clock.ts';
import type { OperationContext } from '../context.ts';

/** What is read. */
export interface WhatIsRead {
  kind: ReadKind;
  /** Null: nothing of one case. */
  caseFile: Pick<CaseFile, 'id' | 'handler' | 'reviewer' | 'restriction'> | null;
  /** Id of the file, kind of the document, name of the export. */
  what?: string;
}

/**
 * Lets staff read a customer's words, and notes that they did.
 * @throws DomainError CASE_RESTRICTED for handlers while the case is restricted
 */
export function admitRead(
  context: Pick<OperationContext, 'desk' | 'viewers' | 'now'>,
  what: WhatIsRead,
): void {
  if (what.caseFile !== null) requireReadable(context.viewers.staff, what.caseFile);
  noteRead(context, what);
}

/** Notes that staff read something of a customer's; what customers read of their own is nobody's business. */
export function noteRead(
  { desk, viewers, now }: Pick<OperationContext, 'desk' | 'viewers' | 'now'>,
  { kind, caseFile, what }: WhatIsRead,
): void {
  const viewer = viewers.staff;
  if (viewer.kind !== 'STAFF') return;
  desk.reads.note({
    at: dateOf(now),
    staffId: viewer.id,
    basis: basisOf(viewer, caseFile),
    isByToken: viewer.sessionId === null,
    kind,
    caseId: caseFile?.id ?? null,
    what: what?.slice(0, 200) ?? null,
  });
}

/** Why it was theirs to read: their part in the case, else their role. */
export function basisOf(
  { id, role }: Pick<StaffViewer, 'id' | 'role'>,
  caseFile: Pick<CaseFile, 'handler' | 'reviewer'> | null,
): ReadBasis {
  if (caseFile?.handler?.id === id) return 'THE_HANDLER';
  if (caseFile?.reviewer?.id === id) return 'THE_REVIEWER';
  return role;
}
