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

/** Who asks: decides what they may see and do. */
export type Viewer = AnonymousViewer | StaffViewer;

export const ANONYMOUS: AnonymousViewer = { kind: 'ANONYMOUS' };
