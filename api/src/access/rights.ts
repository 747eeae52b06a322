import { DomainError } from '../errors.ts';
import type { StaffViewer, Viewer } from './viewer.ts';

/** A right that a feature's policy gives to staff. What they may do to one case is said by the case's own policy. */
export interface StaffRight {
  holds(viewer: StaffViewer): boolean;
  /** What those are told who do not have it. */
  refusal: string;
}

/** Everybody who is signed in, a script with an access token too. */
export const anyStaff: StaffRight = { holds: () => true, refusal: '' };

/** Whoever works on complaints. */
export const complaintWriters: StaffRight = {
  holds: ({ role }) => role !== 'AUDITOR',
  refusal: 'Auditors read; a handler or manager does this.',
};

/** Managers and directors. */
export const managers: StaffRight = {
  holds: ({ role }) => role === 'MANAGER' || role === 'DIRECTOR',
  refusal: 'This is for managers.',
};

/** Who looks at what the others read. */
export const auditors: StaffRight = {
  holds: ({ role }) => role === 'AUDITOR',
  refusal: 'This is for auditors.',
};

/** Everybody by themselves: a script may not change how its owner signs in. */
export const inPerson: StaffRight = {
  holds: ({ sessionId }) => sessionId !== null,
  refusal: 'An access token may not do this: sign in with your password.',
};

/** The right, told in a feature's own words. */
export function saying(right: StaffRight, refusal: string): StaffRight {
  return { ...right, refusal };
}

/** @throws DomainError UNAUTHENTICATED unless the viewer is a signed-in member of staff */
export function requireStaff(viewer: Viewer): asserts viewer is StaffViewer {
  if (viewer.kind === 'STAFF') return;
  throw new DomainError('UNAUTHENTICATED', 'Sign in as a member of staff first: run the signIn mutation.');
}

/** @throws DomainError UNAUTHENTICATED; FORBIDDEN for staff who do not have the right */
export function requireRight(viewer: Viewer, right: StaffRight): asserts viewer is StaffViewer {
  requireStaff(viewer);
  if (!right.holds(viewer)) throw new DomainError('FORBIDDEN', right.refusal);
}
