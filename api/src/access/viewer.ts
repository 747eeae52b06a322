import type { StaffRole } from '@desk/db';

/** A person with nothing but, perhaps, a reference number. */
export interface AnonymousViewer {
  kind: 'ANONYMOUS';
}

/** A signed-in member of staff. */
export interface StaffViewer {
  kind: 'STAFF';
  id: string;
  role: StaffRole;
  sessionId: string;
}

/** A customer on a device that may open some cases. */
export interface CustomerViewer {
  kind: 'CUSTOMER';
  caseIds: ReadonlySet<string>;
}

/** Who asks: decides what they may see and do. */
export type Viewer = AnonymousViewer | StaffViewer | CustomerViewer;

export const ANONYMOUS: AnonymousViewer = { kind: 'ANONYMOUS' };
