import type { AccessScope, StaffRole } from '@desk/db';

/** A person with nothing but, perhaps, a reference number. */
export interface AnonymousViewer {
  kind: 'ANONYMOUS';
}

/** A signed-in member of staff. */
export interface StaffViewer {
  kind: 'STAFF';
  id: string;
  role: StaffRole;
  /** Null for a script with an access token. */
  sessionId: string | null;
  /** The access token of a script. */
  tokenId?: string;
  /** A token that may read and change nothing. */
  isReadOnly?: true;
}

/** A customer on a device that may open some cases. */
export interface CustomerViewer {
  kind: 'CUSTOMER';
  /** SHA-256 of the device's cookie: names the device, for instance as the uploader of a file. */
  deviceHash: string;
  /** What it may do, by the id of the case. */
  grants: ReadonlyMap<string, AccessScope>;
  /** Every case that it may open. */
  caseIds: ReadonlySet<string>;
}

/** Who asks: decides what they may see and do. */
export type Viewer = AnonymousViewer | StaffViewer | CustomerViewer;

export const ANONYMOUS: AnonymousViewer = { kind: 'ANONYMOUS' };

/** A customer's device with what it may open. */
export function customerViewer(
  deviceHash: string,
  grants: Iterable<readonly [caseId: string, scope: AccessScope]>,
): CustomerViewer {
  const byCase = new Map(grants);
  return { kind: 'CUSTOMER', deviceHash, grants: byCase, caseIds: new Set(byCase.keys()) };
}
