import type { CaseFile } from '@desk/db';
import { anyStaff, requireStaff } from '../access/rights.ts';
import { Temporal } from 'temporal-polyfill';
import type { StaffViewer, Viewer } from '../access/viewer.ts';
import type { Viewers } from '../context.ts';
import { DomainError } from '../errors.ts';
import { formatLongDate, londonDate } from '../procedure/calendar.ts';
import { ACTION_NAMES, obstacle, type Action } from '../procedure/stages.ts';
import { stateOf } from './case-projection.ts';

interface Permission {
  /** For the sentence of a refusal. */
  who: string;
  holds(viewer: Viewer, caseFile: CaseFile): boolean;
}

function forStaff(who: string, holds: (viewer: StaffViewer, caseFile: CaseFile) => boolean): Permission {
  return { who, holds: (viewer, caseFile) => viewer.kind === 'STAFF' && holds(viewer, caseFile) };
}

const theHandler = forStaff(
  'the case’s handler',
  (viewer, caseFile) => viewer.role !== 'AUDITOR' && caseFile.handler?.id === viewer.id,
);
const theReviewer = forStaff(
  'the assigned reviewer',
  (viewer, caseFile) => caseFile.reviewer?.id === viewer.id,
);
const aManager = forStaff('a manager', (viewer) => viewer.role === 'MANAGER' || viewer.role === 'DIRECTOR');
const theCustomer: Permission = {
  who: 'the customer',
  holds: (viewer, caseFile) => viewer.kind === 'CUSTOMER' && viewer.grants.get(caseFile.id) === 'ACT',
};

/** Who may do what; one of the permissions is enough. */
export const MAY: Record<Action, readonly Permission[]> = {
  assignHandler: [theHandler, aManager],
  startReview: [theHandler, aManager],
  requestInformation: [theHandler, theReviewer, aManager],
  startInvestigation: [theHandler, aManager],
  recordEvidence: [theHandler, theReviewer, aManager],
  addNote: [theHandler, theReviewer, aManager],
  sendMessage: [theHandler, theReviewer, aManager, theCustomer],
  startResolution: [theHandler, aManager],
  markComplex: [theHandler, aManager],
  explainDelay: [theHandler, theReviewer, aManager],
  postUpdate: [theHandler, theReviewer, aManager],
  issueFinalResponse: [theHandler, aManager],
  assignReviewer: [aManager],
  // Impartial: nobody but the one who never acted on the case (DISP 1.4.1R).
  decideEscalation: [theReviewer],
  recordReferral: [theHandler, aManager],
  recordReferralOutcome: [theHandler, aManager],
  closeCase: [theHandler, aManager],
  reopenCase: [aManager],
  recordLesson: [theHandler, aManager],
  completeLesson: [theHandler, aManager],
  provideInformation: [theCustomer],
  correctSummary: [theCustomer],
  acceptResolution: [theCustomer],
  requestEscalation: [theCustomer],
  withdrawComplaint: [theCustomer],
  rateHandling: [theCustomer],
};

/** Who may read what of cases: staff by what they are, customers by what their device may do with theirs. */
export const CASES = {
  case: anyStaff,
  cases: anyStaff,
  workQueue: anyStaff,
  caseHistory: anyStaff,
  verifyHistory: anyStaff,
  customerCase: 'READ',
} as const;

/** Everything that the viewer may do to the case now: the one answer for services, clients and buttons. */
export function allowedActions(viewer: Viewer, caseFile: CaseFile): Action[] {
  const state = stateOf(caseFile);
  if (hindranceOfData(viewer, caseFile) !== null) return [];
  return ACTION_NAMES.filter((action) => may(viewer, action, caseFile) && obstacle(state, action) === null);
}

/** In which of the two roles of a browser an action is taken. */
export function actingViewer(viewers: Viewers, action: Action): Viewer {
  if (!MAY[action].includes(theCustomer)) return viewers.staff;
  return MAY[action].length === 1 ? viewers.customer : sharedViewer(viewers);
}

/** In which role something is done that both sides may do: as staff where signed in, else as the customer. */
export function sharedViewer({ staff, customer }: Viewers): Viewer {
  return staff.kind === 'STAFF' ? staff : customer;
}

/** Refuses what the viewer may not do. @throws DomainError FORBIDDEN with who may */
export function authorize(viewer: Viewer, action: Action, caseFile: CaseFile): void {
  if (may(viewer, action, caseFile)) return;
  const who = MAY[action].map((permission) => permission.who).join(' or ');
  throw new DomainError('FORBIDDEN', `You may not do this: ${action} is for ${who}.`, { action });
}

/**
 * Refuses what the procedure does not know in the case's state, or what the protection of its data forbids.
 * @throws DomainError ACTION_NOT_POSSIBLE with the reason, CASE_RESTRICTED, CASE_ERASED
 */
export function requirePossible(viewer: Viewer, action: Action, caseFile: CaseFile): void {
  const hindrance = hindranceOfData(viewer, caseFile);
  if (hindrance !== null) throw hindrance;
  const reason = obstacle(stateOf(caseFile), action);
  if (reason === null) return;
  throw new DomainError('ACTION_NOT_POSSIBLE', reason, {
    action,
    stage: caseFile.stage,
    allowedActions: allowedActions(viewer, caseFile),
  });
}

/** What the protection of a case's data forbids whoever wants to act; customers do so of their own will (article 18(2)). */
export function hindranceOfData(
  viewer: Pick<Viewer, 'kind'>,
  { erasedAt, restriction }: Pick<CaseFile, 'erasedAt' | 'restriction'>,
): DomainError | null {
  if (erasedAt != null) return caseErased(erasedAt);
  return restriction == null || viewer.kind !== 'STAFF' ? null : caseRestricted();
}

/** Refuses the words of a restricted case to all who do not decide about it or audit it. @throws DomainError CASE_RESTRICTED */
export function requireReadable(viewer: Viewer, { restriction }: Pick<CaseFile, 'restriction'>): void {
  if (restriction == null || viewer.kind !== 'STAFF' || readsRestricted(viewer)) return;
  throw caseRestricted();
}

/** Whether somebody reads restricted cases: managers and directors decide about them, auditors audit. */
export function readsRestricted({ role }: Pick<StaffViewer, 'role'>): boolean {
  return role !== 'HANDLER';
}

/** @throws DomainError UNAUTHENTICATED for anyone who is neither staff nor a customer, as the action demands */
export function requireIdentity(viewer: Viewer, action: Action): void {
  if (viewer.kind !== 'ANONYMOUS') return;
  if (!MAY[action].includes(theCustomer)) requireStaff(viewer);
  throw new DomainError('UNAUTHENTICATED', 'Open your case on this device first, then try again.');
}

/** The refusal of a case whose personal data is gone. */
export function caseErased(erasedAt: Date): DomainError {
  const erasedOn = londonDate(Temporal.Instant.fromEpochMilliseconds(erasedAt.getTime()));
  const message = `What was personal in this complaint was erased on ${formatLongDate(erasedOn)}, because the time for which we keep it had ended.`;
  return new DomainError('CASE_ERASED', message, { erasedOn: erasedOn.toString() });
}

function caseRestricted(): DomainError {
  const message =
    'The personal data of this case may only be kept, not used, until a manager lifts the restriction (UK GDPR, article 18).';
  return new DomainError('CASE_RESTRICTED', message);
}

function may(viewer: Viewer, action: Action, caseFile: CaseFile): boolean {
  return MAY[action].some((permission) => permission.holds(viewer, caseFile));
}
